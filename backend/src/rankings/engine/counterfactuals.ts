import type { RankingSettings } from '@valora/contracts';
import { leversOf, rangeOf } from './levers.js';
import { compareScored } from './natural-order.js';
import { nearestHolding } from './nearest-holding.js';
import { quantityOf } from './quantities.js';
import { requireScorer } from './require-scorer.js';
import { scoreFeatures } from './score.js';
import type { RankableFeature } from './types.js';
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

export interface Rival {
  readonly id: string;
  readonly key: string;
  readonly score: number;
}

export interface CounterfactualRequest {
  readonly feature: RankableFeature;
  /** The best `targetRank` other features, best first: the last of them has to be passed. */
  readonly rivals: readonly Rival[];
  readonly settings: RankingSettings;
}

/**
 * Single changes that would lift a feature above the last of its rivals in the model's order, everything else staying
 * as it is: per input the nearest value of its allowed range. Every one returned was scored again with that value and
 * holds. Empty when the feature is already there or cannot be scored.
 * @throws UnusableRankingSettings
 */
export const counterfactuals = ({
  feature,
  rivals,
  settings,
}: CounterfactualRequest): readonly Counterfactual[] => {
  const scorer = requireScorer(settings);
  const beaten = rivals.length;
  const rankAs = (one: RankableFeature): number => {
    const [row] = scoreFeatures([one], scorer).scored;
    if (row === undefined) return Number.POSITIVE_INFINITY;
    const above = rivals.findIndex((rival) => compareScored(row, rival) < 0);
    return above === -1 ? beaten + 1 : above + 1;
  };
  // Infinity: it has no score, and what it lacks is asked for elsewhere.
  if (rankAs(feature) !== beaten + 1) return [];
  return leversOf(scorer).flatMap((input): readonly Counterfactual[] => {
    const range = rangeOf(input, scorer);
    if (range === null) return [];
    const rankAt = (value: number): number => rankAs(withQuantity(feature, input, value));
    const from = quantityOf(feature, input)?.value ?? null;
    const to = nearestHolding({ range, from, holds: (value) => rankAt(value) <= beaten });
    return to === null ? [] : [{ input, from, to, rank: rankAt(to) }];
  });
};
