import { Router, static as serveStatic } from 'express';
import { absolutePath } from 'swagger-ui-dist';

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Valora API</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><main id="api"></main><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>`;

const script = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'list', validatorUrl: null });`;

/** A readable page of the OpenAPI document, all of it served from here. */
export const apiDocs = (): Router => {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/start.js', (_request, response) => {
    response.type('js').send(script);
  });
  router.use(serveStatic(absolutePath(), { index: false, maxAge: '1h' }));
  return router;
};
