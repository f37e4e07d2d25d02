import { appRoutes } from './app-routes.js';
import { issueRoutes } from './issue-routes.js';
import { Refusal } from './refusal.js';
import type { RouteAnswer, RouteContext, RouteRequest } from './route.js';
import { siteRoutes } from './site-routes.js';

/** Named places before places with a name in them. */
const routes = [...siteRoutes, ...appRoutes, ...issueRoutes];

/** Answers a request below /rest/api/3 as Jira documents it. */
export const answer = (context: RouteContext, request: RouteRequest): RouteAnswer => {
  const path = request.path.replace(/^\/rest\/api\/3/, '');
  for (const [method, pattern, handler] of routes) {
    const match = method === request.method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (match === null) continue;
    try {
      return handler(context, request, match.slice(1).map(decodeURIComponent));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: { errorMessages: error.messages, errors: error.fields } };
    }
  }
  return { status: 404, body: { errorMessages: ['No such resource.'], errors: {} } };
};
