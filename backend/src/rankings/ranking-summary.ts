import type { RankingSummary } from '@valora/contracts';
import { getTeamSettings } from '../identity/index.js';
import type { TeamScope } from '../platform/index.js';
import { orderFeatures } from './engine/index.js';
import { findRun } from './store/run-store.js';
import { getStoredSettings, plainSettings } from './store/settings-store.js';
import { summarise } from './summarise.js';

/** As of the latest computation; before the first one, an empty ranking. */
export const getRankingSummary = async (scope: TeamScope): Promise<RankingSummary> => {
  const run = await findRun(scope);
  if (run !== null) return run.summary;
  const team = await getTeamSettings(scope);
  const settings = plainSettings(await getStoredSettings(scope));
  const now = new Date(0);
  const order = orderFeatures({ features: [], settings, overrides: [], now });
  const summary = summarise({
    teamId: scope.teamId,
    features: [],
    settings,
    team,
    plan: { order, tierCount: 0 },
    now,
  });
  return { ...summary, computedAt: null };
};
