import { Router, static as serveStatic } from 'express';
// The package itself would run its whole page in this process: 0.2 s of a start and memory for ever.
import absolutePath from 'swagger-ui-dist/absolute-path.js';

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Valora API</title>
<link rel="icon" href="/icons/icon.svg"><link rel="stylesheet" href="docs/swagger-ui.css"><link rel="stylesheet" href="docs/valora.css"></head>
<body><header><a href="/">Back to Valora</a></header><div id="api"></div>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>`;

const script = `const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();
SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'list', validatorUrl: null });`;

/** What the page's own colours and sizes lack: contrast of 4.5 and targets of 24 px (WCAG 2.2 AA). */
const style = `body { margin: 0; }
header { max-width: 1460px; margin: 0 auto; padding: 16px 20px 0; box-sizing: border-box; font: 14px sans-serif; }
header a { display: inline-flex; align-items: center; min-height: 24px; color: #1558bc; }
.swagger-ui .info { margin: 24px 0; }
.swagger-ui .info a, .swagger-ui .info .url { color: #1558bc; }
.swagger-ui .info .title small, .swagger-ui .info .title small.version-stamp { background: #3b475c; }
html:not(.dark-mode) .swagger-ui .json-schema-2020-12-expand-deep-button { color: #505258; }
.swagger-ui .opblock .opblock-summary-method { text-shadow: none; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1558bc; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #216e4e; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #9e4c00; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #ae2a19; }
.swagger-ui .opblock-summary-path a { display: inline-flex; align-items: center; min-height: 24px; }
.swagger-ui .btn.authorize { color: #216e4e; border-color: #216e4e; }
.swagger-ui .btn.authorize svg { fill: #216e4e; }
html.dark-mode, html.dark-mode body { background: #1d1f21; }
html.dark-mode header a, html.dark-mode .swagger-ui .info a, html.dark-mode .swagger-ui .info .url { color: #85b8ff; }
html.dark-mode .swagger-ui .btn.authorize { color: #7ee2b8; border-color: #7ee2b8; }
html.dark-mode .swagger-ui .btn.authorize svg { fill: #7ee2b8; }`;

/** A readable page of the OpenAPI document, all of it served from here. */
export const apiDocs = (): Router => {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/start.js', (_request, response) => {
    response.type('js').send(script);
  });
  router.get('/valora.css', (_request, response) => {
    response.type('css').send(style);
  });
  router.use(serveStatic(absolutePath(), { index: false, maxAge: '1h' }));
  return router;
};
