import { api } from '@valora/contracts';
import { handle, type Clock, type MountedRoute } from '../platform/index.js';
import { configureRanking } from './configure-ranking.js';
import { explainRank } from './explain-rank.js';
import { listRankingHistory } from './list-history.js';
import { clearOverride, overrideRank } from './override-rank.js';
import { previewRanking } from './preview-ranking.js';
import { getRankingSummary } from './ranking-summary.js';
import { recomputeRanking } from './recompute-ranking.js';
import { restoreRanking, undoRanking } from './restore-ranking.js';
import { getStoredSettings } from './store/settings-store.js';

const routes = api.rankings;

/** Everything about the order but the list itself, which is a read across stations and lives in analytics. */
export const rankingRoutes = ({ clock }: { readonly clock: Clock }): MountedRoute[] => [
  handle(routes.summary, ({ scope }) => getRankingSummary(scope)),
  handle(routes.calculate, async ({ scope, actor }) => {
    const { summary } = await recomputeRanking(scope, { actor, eventId: null, now: clock.now() });
    return summary;
  }),
  handle(routes.whatIf, ({ scope, body }) => previewRanking(scope, body, clock.now())),
  handle(routes.explain, ({ scope, params }) => explainRank(scope, params.featureId)),
  handle(routes.override, async ({ scope, params, body, actor }) => {
    await overrideRank(scope, { featureId: params.featureId, ...body, actor, now: clock.now() });
    return explainRank(scope, params.featureId);
  }),
  handle(routes.clearOverride, async ({ scope, params, actor }) => {
    await clearOverride(scope, { featureId: params.featureId, actor, now: clock.now() });
    return explainRank(scope, params.featureId);
  }),
  handle(routes.settings, ({ scope }) => getStoredSettings(scope)),
  handle(routes.updateSettings, ({ scope, body, expectedVersion, caller }) =>
    configureRanking(scope, { body, expectedVersion, caller, now: clock.now() }),
  ),
  handle(routes.history, ({ scope, query }) => listRankingHistory(scope, query)),
  handle(routes.restore, ({ scope, params, caller }) =>
    restoreRanking(scope, params.id, { caller, now: clock.now() }),
  ),
  handle(routes.undo, ({ scope, caller }) => undoRanking(scope, { caller, now: clock.now() })),
];
