import type { Contribution, RankingSettings } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';
import { originIn, type Cause } from './causes/cause.js';
import type { RankMove } from './engine/index.js';
import { changeExplainer, whyMoved } from './engine/index.js';
import type { RankingPlan } from './plan-ranking.js';
import { explainedAnew, rankStates, removedState } from './rank-states.js';
import { settingsKey } from './settings-key.js';
import { namesOf, type StoredRankable } from './store/rankable-store.js';
import type { StoredRanking } from './store/ranking-row.js';
import { loadExplanations, type StoredExplanation } from './store/ranking-store.js';
import { findRun } from './store/run-store.js';

export interface MovesRequest {
  readonly plan: RankingPlan;
  readonly stored: ReadonlyMap<string, StoredRanking>;
  readonly settings: RankingSettings;
  readonly features: readonly StoredRankable[];
  /** What happened since the ranking was computed last. */
  readonly causes: readonly Cause[];
}

/** Ranked or listed before, and not there any more. */
export const goneFrom = ({ plan, stored }: Pick<MovesRequest, 'plan' | 'stored'>): readonly string[] => {
  const there = new Set(plan.rows.map(({ featureId }) => featureId));
  return [...stored.keys()].filter((id) => !there.has(id));
};

/** Keys of all features there are or were, and which of them are invented. */
const identities = async (scope: TeamScope, request: MovesRequest, gone: readonly string[]) => {
  const names = await namesOf(scope, gone);
  for (const { id, key, isSample } of request.features) names.set(id, { key, isSample, isRemoved: false });
  const sampleIds = new Set([...names].filter(([, { isSample }]) => isSample).map(([id]) => id));
  return { keyOf: (id: string): string => names.get(id)?.key ?? id, sampleIds };
};

/** Every shown rank that differs from the stored one, with why. */
export const findMoves = async (scope: TeamScope, request: MovesRequest): Promise<readonly RankMove[]> => {
  const { plan, stored, settings, features, causes } = request;
  const gone = goneFrom(request);
  const { keyOf, sampleIds } = await identities(scope, request, gone);
  const earlier = await loadExplanations(scope, explainedAnew(plan.rows, stored));
  const later = new Map(plan.rows.map(({ featureId, contributions }) => [featureId, contributions ?? []]));
  const run = await findRun(scope);
  const settingsChanged = run !== null && settingsKey(run.settings) !== settingsKey(settings);
  const hadSample = run?.summary.hasSampleData === true;
  return whyMoved({
    before: rankStates({
      rows: stored.values(),
      keyOf,
      sampleIds,
      contributionsOf: (id) => earlier.get(id)?.contributions ?? [],
    }),
    after: [
      ...rankStates({ rows: plan.rows, keyOf, sampleIds, contributionsOf: (id) => later.get(id) ?? [] }),
      ...gone.map((id) => removedState(id, keyOf(id))),
    ],
    settingsChanged,
    sampleLeft: hadSample && !features.some(({ isSample }) => isSample),
    originOf: originIn(causes),
    // Under other settings the earlier score cannot be made from the earlier quantities.
    ...(settingsChanged ? {} : { partsOf: partsBetween(plan, earlier) }),
  });
};

/** What moved each score that is explained anew; null where it had no score before. */
const partsBetween = (
  { order }: RankingPlan,
  earlier: ReadonlyMap<string, StoredExplanation>,
): ((featureId: string) => readonly Contribution[] | null) => {
  const explain = changeExplainer(order.scorer);
  const rows = new Map(order.scored.map((row) => [row.id, row]));
  return (featureId) => {
    const row = rows.get(featureId);
    const before = earlier.get(featureId);
    return row === undefined || before === undefined ? null : explain(row, before.quantities);
  };
};
