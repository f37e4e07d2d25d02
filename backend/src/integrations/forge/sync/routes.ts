import { api } from '@valora/contracts';
import { handle, handleOpen, signedIn, type MountedRoute } from '../../../platform/index.js';
import type { ForgeIdentity } from '../forge-call.js';
import { recordComment } from './comment-signals.js';
import { listConflicts } from './conflict-store.js';
import { listEgress } from './egress-log.js';
import { listPolicies } from './policy-store.js';
import { receiveEvent } from './receive-event.js';
import { resolveConflict } from './resolve-conflict.js';
import { setPolicy } from './set-policy.js';
import { startSync } from './start-sync.js';
import type { SyncDeps } from './sync-deps.js';
import { listSyncs } from './sync-store.js';

const routes = api.jiraFollowing;

export interface SyncRouteDeps extends SyncDeps {
  readonly identity: Pick<ForgeIdentity, 'verifyPlatform'>;
}

/** Following Jira projects: events of the platform, readings, what may leave, what left, and what both sides changed. */
export const jiraSyncRoutes = (deps: SyncRouteDeps): MountedRoute[] => [
  handleOpen(api.forge.events, async ({ headers, body }) => {
    await receiveEvent(deps, await deps.identity.verifyPlatform(headers), body);
    return { accepted: true as const };
  }),
  handle(routes.syncs, async ({ scope }) => ({ items: await listSyncs(scope) })),
  handleOpen(routes.startSync, ({ caller, params }) => {
    const { teamId, actor } = signedIn(caller);
    return startSync(deps, { teamId, projectId: params.projectId, kind: 'full', actor });
  }),
  handle(routes.policies, async ({ scope }) => ({ items: await listPolicies(scope) })),
  handle(routes.setPolicy, ({ scope, params, body, expectedVersion, actor }) =>
    setPolicy(scope, { projectId: params.projectId, policy: body, expectedVersion, actor }),
  ),
  handle(routes.conflicts, ({ scope, query }) => listConflicts(scope, query)),
  handle(routes.resolveConflict, ({ scope, params, body, actor }) =>
    resolveConflict(scope, { id: params.id, resolution: body.resolution, actor }),
  ),
  handle(routes.egress, ({ scope, query }) => listEgress(scope, query)),
  handleOpen(routes.recordComment, ({ caller, params, body }) => {
    const { teamId, actor } = signedIn(caller);
    return recordComment(deps, { teamId, issueId: params.issueId, ...body, actor });
  }),
];
