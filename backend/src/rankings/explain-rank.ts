import type { RankExplanation } from '@valora/contracts';
import { getTeamSettings } from '../identity/index.js';
import type { TeamScope } from '../platform/index.js';
import { counterfactuals, pairwiseWin } from './engine/index.js';
import { scoreUnitOf } from './score-unit.js';
import { listRankChanges } from './store/change-store.js';
import type { ModelPlace, Place } from './store/place-store.js';
import { listModelPlaces, requirePlace } from './store/place-store.js';
import type { StoredRankable } from './store/rankable-store.js';
import { loadRankables } from './store/rankable-store.js';
import { getStoredSettings, plainSettings } from './store/settings-store.js';

const shownChanges = 20;
/** "What would lift it into the top five." */
const target = 5;

interface About {
  readonly place: Place;
  readonly places: readonly ModelPlace[];
  readonly rankables: ReadonlyMap<string, StoredRankable>;
  readonly settings: ReturnType<typeof plainSettings>;
}

const targetRanks = Array.from({ length: target }, (_, index) => index + 1);

/** Ranks of the features that explain a place: what it would have to pass, and what stands next to it. */
const tellingRanks = ({ modelRank }: Place): number[] => {
  if (modelRank === null) return [];
  const around = [modelRank - 1, modelRank + 1];
  return modelRank > target ? [...targetRanks, ...around] : around;
};

const isNextTo = (place: Place, { modelRank }: ModelPlace): boolean =>
  place.modelRank !== null && Math.abs(place.modelRank - modelRank) === 1;

const liftsOf = ({ place, places, rankables, settings }: About): RankExplanation['counterfactuals'] => {
  const feature = rankables.get(place.id);
  if (feature === undefined || place.modelRank === null || place.modelRank <= target) return [];
  const rivals = places.filter(({ modelRank }) => modelRank <= target);
  return [...counterfactuals({ feature, rivals, settings })];
};

const neighboursOf = (
  teamId: string,
  { place, places, rankables, settings }: About,
): RankExplanation['neighbours'] => {
  const a = rankables.get(place.id);
  return places.flatMap((next) => {
    const b = rankables.get(next.id);
    if (a === undefined || b === undefined || !isNextTo(place, next)) return [];
    const pWins = pairwiseWin({ teamId, settings, a, b });
    const { id, key, jiraKey, title, modelRank } = next;
    return pWins === null ? [] : [{ featureId: id, key, jiraKey, title, modelRank, pWins }];
  });
};

/** Why a feature stands where it stands, as of the latest computation. @throws AppError not_found */
export const explainRank = async (scope: TeamScope, featureId: string): Promise<RankExplanation> => {
  const place = await requirePlace(scope, featureId);
  const { currency } = await getTeamSettings(scope);
  const settings = plainSettings(await getStoredSettings(scope));
  const places = await listModelPlaces(scope, tellingRanks(place));
  const next = places.filter((other) => isNextTo(place, other)).map(({ id }) => id);
  const rankables = await loadRankables(scope, [featureId, ...next]);
  const about: About = { place, places, rankables, settings };
  const { pTop5, pTop10, pTop20 } = place;
  return {
    featureId,
    rank: place.rank,
    modelRank: place.modelRank,
    rankLow: place.rankLow,
    rankHigh: place.rankHigh,
    tier: place.tier,
    rankedCount: place.rankedCount,
    score: place.score,
    scoreUnit: scoreUnitOf(settings, currency),
    missing: place.missing,
    contributions: place.contributions,
    pTop: pTop5 === null || pTop10 === null || pTop20 === null ? null : { 5: pTop5, 10: pTop10, 20: pTop20 },
    override: place.override,
    changes: await listRankChanges(scope, featureId, shownChanges),
    counterfactuals: liftsOf(about),
    neighbours: neighboursOf(scope.teamId, about),
    computedAt: place.computedAt?.toISOString() ?? null,
  };
};
