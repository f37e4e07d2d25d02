import { api } from '@valora/contracts';
import { handle, handleOpen, signedIn, type MountedRoute } from '../platform/index.js';
import { approveEpic, rejectEpic } from './decide-epic.js';
import type { EpicDeps } from './epic-deps.js';
import { getEpic, listEpics } from './epic-store.js';
import { previewEpic } from './preview-epic.js';
import { handOutEpic } from './hand-out-epic.js';
import { reportEpic } from './report-epic.js';
import { requestEpics } from './request-epics.js';
import { resolveAsExisting, resolveByRetry } from './resolve-epic.js';

const routes = api.epics;

export const epicRoutes = (deps: EpicDeps): MountedRoute[] => [
  handle(routes.list, ({ scope, query }) => listEpics(scope, query)),
  handle(routes.get, ({ scope, params }) => getEpic(scope, params.id)),
  handleOpen(routes.preview, ({ caller, params }) =>
    previewEpic(deps, { teamId: signedIn(caller).teamId, featureId: params.id }),
  ),
  handleOpen(routes.request, async ({ caller, body }) => {
    const { teamId, actor } = signedIn(caller);
    const tracker = await deps.trackerOf(teamId);
    const items = await deps.database.inTeam(teamId, (scope) =>
      requestEpics(deps, scope, { items: body.items, actor, projectKey: tracker?.projectKey ?? null }),
    );
    return { items };
  }),
  handle(routes.approve, ({ scope, params, actor }) => approveEpic(scope, { id: params.id, actor })),
  handle(routes.reject, ({ scope, params, body, actor }) =>
    rejectEpic(scope, { id: params.id, reason: body.reason, actor }),
  ),
  handleOpen(routes.resolve, ({ caller, params, body }) => {
    const { teamId, actor } = signedIn(caller);
    const resolution = { teamId, id: params.id, actor };
    return body.decision === 'exists'
      ? resolveAsExisting(deps, { ...resolution, jiraKey: body.jiraKey })
      : resolveByRetry(deps, resolution);
  }),
  handleOpen(routes.claim, ({ caller, params }) => {
    const { teamId, actor } = signedIn(caller);
    return handOutEpic(deps, { teamId, id: params.id, actor });
  }),
  handleOpen(routes.report, ({ caller, params, body }) => {
    const { teamId, actor } = signedIn(caller);
    return reportEpic(deps, { teamId, id: params.id, said: body, actor });
  }),
];
