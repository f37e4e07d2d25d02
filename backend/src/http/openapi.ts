import { allRoutes, apiVersion, failure, success, type Route } from '@valora/contracts';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

const failures: Record<string, string> = {
  400: 'The request is malformed or a value is not allowed; `error.details` names each field',
  401: 'Nobody is signed in, or the token is not valid any more',
  403: 'The role does not allow it',
  404: 'There is no such thing in this team',
  405: 'The path exists, the method does not',
  408: 'The body took too long to arrive',
  409: 'It conflicts with the state of the thing',
  412: 'The thing changed since it was read',
  413: 'The body is too large',
  415: 'The encoding is not supported',
  422: 'An Idempotency-Key was used for another request, or there is not enough signal',
  423: 'Settings are locked',
  428: 'If-Match is missing',
  429: 'Too many requests; Retry-After says when',
  431: 'The headers are too many or too large',
  500: 'A fault of ours; the correlation id finds it',
  502: 'A vendor did not answer as it should',
  503: 'The database cannot be reached; try again',
};

const responsesOf = (route: Route): ZodOpenApiResponsesObject => {
  const answers: Record<string, { description: string; content: ReturnType<typeof json> }> = {
    [String(route.status ?? 200)]: {
      description: route.summary,
      content: json(route.bare === true ? route.response : success(route.response)),
    },
  };
  for (const [status, description] of Object.entries(failures))
    answers[status] = { description, content: json(failure) };
  return answers as ZodOpenApiResponsesObject;
};

/** Calls without a caller of a team, whose keys could not be kept apart. */
const keyless = new Set<Route['permission']>(['public', 'jira']);

const headersOf = (route: Route): z.ZodObject | undefined => {
  const shape: Record<string, z.ZodType> = {};
  if (route.versioned === true)
    shape['If-Match'] = z
      .string()
      .regex(/^"\d{1,9}"$/)
      .meta({ description: 'Version that was read, in quotes', example: '"3"' });
  if (route.method === 'post' && route.readOnly !== true && !keyless.has(route.permission))
    shape['Idempotency-Key'] = z
      .string()
      .min(1)
      .max(255)
      .optional()
      .meta({ description: 'The same key and request have their effect once; kept for 24 hours' });
  return Object.keys(shape).length === 0 ? undefined : z.object(shape);
};

const securityOf = (route: Route): Pick<ZodOpenApiOperationObject, 'security' | 'description'> => {
  if (route.permission === 'public') return { security: [] };
  if (route.permission === 'jira') return { security: [{ forge: [] }] };
  return { description: `Permission: \`${route.permission}\`` };
};

const operationOf = (route: Route): ZodOpenApiOperationObject => {
  const header = headersOf(route);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...securityOf(route),
    requestParams: {
      ...(route.params === undefined ? {} : { path: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...(header === undefined ? {} : { header }),
    },
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: json(route.body) } }),
    ...(route.upload === true
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
          },
        }
      : {}),
    responses: responsesOf(route),
  };
};

/** The OpenAPI 3.1 document of every operation below /api/v1, made from the contracts. */
export const openApiDocument = (): ReturnType<typeof createDocument> => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of allRoutes) (paths[route.path] ??= {})[route.method] = operationOf(route);
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Valora',
      version: apiVersion,
      description:
        'Decide what to build next on numbers that are honest. Every answer is wrapped: `{success, data, meta}` or `{success, error, meta}`. ROI is a ratio (1.1 is +110 %), effort is in person-days, money in the team’s currency.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths: paths as ZodOpenApiPathsObject,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token (settings → API tokens) or an access token',
        },
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-valora_access' },
        forge: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A Forge Invocation Token, signed by Atlassian for each call from inside Jira',
        },
      },
    },
  });
};
