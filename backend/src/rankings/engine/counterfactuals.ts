import { isGivenInput, leversOf, rangeOf } from './levers.js';
import { compareScored } from './natural-order.js';
import { nearestHolding } from './nearest-holding.js';
import { quantityOf } from './quantities.js';
import { requireScorer } from './rank.js';
import type { ScoredRow } from './score.js';
import { scoreFeatures } from './score.js';
import type { RankRequest, RankableFeature, RankablePrediction } from './types.js';
import { withQuantity } from './with-quantity.js';

/** One change that alone would bring the feature to the wanted rank. */
export interface Counterfactual {
  readonly input: string;
  /** What it is now; null where nobody has given it. */
  readonly from: number | null;
  readonly to: number;
  /** The model's rank it would then have. */
  readonly rank: number;
}

export interface CounterfactualRequest extends Pick<RankRequest, 'features' | 'settings'> {
  readonly featureId: string;
  readonly targetRank: number;
  /** Predicts anew when a given input changes; without it only what the score reads directly is tried. */
  readonly predict?: (feature: RankableFeature) => RankablePrediction | null;
}

/** What a predictor reads and a person can say, whatever the framework. */
const predictorInputs = ['value', 'effortDays'] as const;

/** Rank among the others (best first, the feature left out), or null where it has no score. */
const rankAmong = (others: readonly ScoredRow[], row: ScoredRow | undefined): number | null => {
  if (row === undefined) return null;
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareScored(others[middle]!, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low + 1;
};

const changer = ({ predict }: CounterfactualRequest, feature: RankableFeature, name: string) => {
  const repredicts = isGivenInput(name) && predict !== undefined;
  return (value: number): RankableFeature => {
    const changed = withQuantity(feature, name, value);
    return repredicts ? { ...changed, prediction: predict(changed) } : changed;
  };
};

/**
 * Single changes that would lift a feature to `targetRank` or better in the model's order, everything else staying as
 * it is: per input the nearest value of its allowed range. Every one returned was scored again with that value and
 * holds. Empty when the feature is already there or cannot be scored.
 * @throws UnusableRankingSettings
 */
export const counterfactuals = (request: CounterfactualRequest): readonly Counterfactual[] => {
  const { featureId, targetRank, predict } = request;
  const scorer = requireScorer(request.settings);
  const { scored } = scoreFeatures(request.features, scorer);
  const own = scored.find(({ id }) => id === featureId);
  const others = scored.filter(({ id }) => id !== featureId);
  const now = rankAmong(others, own);
  if (own === undefined || now === null || now <= targetRank) return [];
  const names = new Set([...leversOf(scorer), ...(predict === undefined ? [] : predictorInputs)]);
  return [...names].flatMap((input): readonly Counterfactual[] => {
    const range = rangeOf(input, scorer);
    if (range === null) return [];
    const changed = changer(request, own.feature, input);
    const rankAt = (value: number): number =>
      rankAmong(others, scoreFeatures([changed(value)], scorer).scored[0]) ?? Number.POSITIVE_INFINITY;
    const from = quantityOf(own.feature, input)?.value ?? null;
    const to = nearestHolding({ range, from, holds: (value) => rankAt(value) <= targetRank });
    return to === null ? [] : [{ input, from, to, rank: rankAt(to) }];
  });
};
