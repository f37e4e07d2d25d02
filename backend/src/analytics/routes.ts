import { api } from '@valora/contracts';
import { getTeamSettings } from '../identity/index.js';
import { handle, handleQuery, type MountedRoute } from '../platform/index.js';
import { featureAnalytics } from './feature-analytics.js';
import { listFeaturesQuery } from './list-features.js';
import { listRankingQuery } from './list-rankings.js';
import { teamAnalytics } from './team-analytics.js';

/** Reads across the line; nothing here writes. */
export const analyticsRoutes = (): MountedRoute[] => [
  handleQuery(api.features.list, ({ caller, query }) => listFeaturesQuery(caller.teamId, query)),
  handleQuery(api.rankings.list, ({ caller, query }) => listRankingQuery(caller.teamId, query)),
  handle(api.analytics.team, async ({ scope }) =>
    teamAnalytics(scope, (await getTeamSettings(scope)).currency),
  ),
  handle(api.analytics.features, ({ scope }) => featureAnalytics(scope)),
];
