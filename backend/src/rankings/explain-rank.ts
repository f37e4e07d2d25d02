import type { RankExplanation } from '@valora/contracts';
import { getTeamSettings } from '../identity/index.js';
import type { TeamScope } from '../platform/index.js';
import { counterfactuals, pairwiseWin } from './engine/index.js';
import { scoreUnitOf } from './score-unit.js';
import { listRankChanges } from './store/change-store.js';
import type { Place } from './store/place-store.js';
import { countRanked, listModelPlaces, requirePlace } from './store/place-store.js';
import type { StoredRankable } from './store/rankable-store.js';
import { findRankable } from './store/rankable-store.js';
import { getStoredSettings, plainSettings } from './store/settings-store.js';

const shownChanges = 20;
/** "What would lift it into the top five." */
const target = 5;

type Settings = ReturnType<typeof plainSettings>;

const liftsOf = async (
  scope: TeamScope,
  { place, feature, settings }: { place: Place; feature: StoredRankable; settings: Settings },
): Promise<RankExplanation['counterfactuals']> => {
  if (place.modelRank === null || place.modelRank <= target) return [];
  const rivals = await listModelPlaces(scope, { from: 1, to: target });
  return [...counterfactuals({ feature, rivals, settings })];
};

const neighboursOf = async (
  scope: TeamScope,
  { place, feature, settings }: { place: Place; feature: StoredRankable; settings: Settings },
): Promise<RankExplanation['neighbours']> => {
  if (place.modelRank === null) return [];
  const around = await listModelPlaces(scope, { from: place.modelRank - 1, to: place.modelRank + 1 });
  const neighbours: RankExplanation['neighbours'] = [];
  for (const { id, key, title, modelRank } of around) {
    const other = id === place.id ? null : await findRankable(scope, id);
    const pWins =
      other === null ? null : pairwiseWin({ teamId: scope.teamId, settings, a: feature, b: other });
    if (pWins !== null) neighbours.push({ featureId: id, key, title, modelRank, pWins });
  }
  return neighbours;
};

/** Why a feature stands where it stands, as of the latest computation. @throws AppError not_found */
export const explainRank = async (scope: TeamScope, featureId: string): Promise<RankExplanation> => {
  const place = await requirePlace(scope, featureId);
  const { currency } = await getTeamSettings(scope);
  const settings = plainSettings(await getStoredSettings(scope));
  const feature = await findRankable(scope, featureId);
  const about = feature === null ? null : { place, feature, settings };
  const { pTop5, pTop10, pTop20 } = place;
  return {
    featureId,
    rank: place.rank,
    modelRank: place.modelRank,
    rankLow: place.rankLow,
    rankHigh: place.rankHigh,
    tier: place.tier,
    rankedCount: await countRanked(scope),
    score: place.score,
    scoreUnit: scoreUnitOf(settings, currency),
    missing: place.missing,
    contributions: place.contributions,
    pTop: pTop5 === null || pTop10 === null || pTop20 === null ? null : { 5: pTop5, 10: pTop10, 20: pTop20 },
    override: place.override,
    changes: await listRankChanges(scope, featureId, shownChanges),
    counterfactuals: about === null ? [] : await liftsOf(scope, about),
    neighbours: about === null ? [] : await neighboursOf(scope, about),
    computedAt: place.computedAt?.toISOString() ?? null,
  };
};
