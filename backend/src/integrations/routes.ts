import { api } from '@valora/contracts';
import { handle, handleOpen, signedIn, type MountedRoute } from '../platform/index.js';
import { finishOAuth, startOAuth } from './connect-by-oauth.js';
import { connectJira } from './connect-jira.js';
import {
  assertNotFromApp,
  getConnection,
  listConnections,
  removeConnection,
  updateConnection,
} from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import { syncJira, type SyncDeps } from './sync-jira.js';
import { testConnection } from './test-connection.js';

const routes = api.integrations;

export const integrationRoutes = (deps: ConnectionDeps & SyncDeps): MountedRoute[] => [
  handle(routes.list, async ({ scope }) => ({
    items: await listConnections(scope),
    oauthAvailable: deps.jira.oauth !== null,
  })),
  handleOpen(routes.connectJira, ({ caller, body }) => {
    const { teamId, actor } = signedIn(caller);
    return connectJira(deps, { teamId, actor, form: body });
  }),
  handleOpen(routes.startJiraOAuth, async ({ caller }) => ({
    authorizeUrl: await startOAuth(deps, signedIn(caller)),
  })),
  handleOpen(routes.finishJiraOAuth, ({ caller, body }) =>
    finishOAuth(deps, { caller: signedIn(caller), ...body }),
  ),
  handle(routes.update, ({ scope, params, body, expectedVersion, actor }) =>
    updateConnection(scope, { id: params.id, ...body, expectedVersion, actor }),
  ),
  handle(routes.remove, async ({ scope, params, actor }) => {
    await removeConnection(scope, params.id, actor);
    return { removed: true as const };
  }),
  handleOpen(routes.test, ({ caller, params }) =>
    testConnection(deps, { teamId: signedIn(caller).teamId, id: params.id }),
  ),
  handleOpen(routes.sync, async ({ caller, params, body }) => {
    const { teamId, actor } = signedIn(caller);
    // This way asks for every field; what leaves through the app is what a project’s admin allowed.
    assertNotFromApp(
      await deps.database.inTeam(teamId, (scope) => getConnection(scope, params.id)),
      'its issues are followed by themselves.',
    );
    return syncJira(deps, { teamId, id: params.id, jql: body.jql, actor });
  }),
];
