import type { Order } from './order.js';
import type { ScoredRow } from './score.js';
import { scoreFeatures } from './score.js';
import type { Scorer } from './scorer.js';
import type { RankableFeature, RankablePrediction, UnscoredRow } from './types.js';
import { variables } from './variables.js';
import { withQuantity } from './with-quantity.js';

/** One input worth asking a person for. */
export interface InputToAsk {
  readonly featureId: string;
  readonly key: string;
  readonly title: string;
  readonly input: string;
  /** Ranks the feature is expected to move once it is known; null where it cannot be ranked without. */
  readonly expectedShift: number | null;
  /** Probability that knowing it carries the feature across the cut. */
  readonly pCrossesCut: number;
  readonly why: string;
}

export interface AskRequest {
  /** The rank that matters: where capacity ends, or the top ten. */
  readonly cut: number;
  readonly limit: number;
}

/** Only features this near to the cut are tried: those far away do not cross it. Keeps the work constant. */
const nearCut = 300;

/** Swanson's rule: 30-40-30 % on the 10, 50 and 90 % quantiles stands for a whole distribution. */
const quantiles = [
  ['p10', 0.3],
  ['p50', 0.4],
  ['p90', 0.3],
] as const;

interface Unknown {
  readonly input: string;
  readonly variable: string;
  readonly spread: RankablePrediction['effortDays'];
}

/** What the prediction of a feature had to assume and a person could say. */
const unknownsOf = ({ inputs, prediction }: RankableFeature): readonly Unknown[] => {
  if (prediction === null) return [];
  const { basedOn, effortBasedOn, value, effortDays } = prediction;
  const noValue = basedOn === 'prior' && inputs['value'] === undefined;
  const noEffort = effortBasedOn === 'prior' || effortBasedOn === 'text';
  return [
    ...(noValue ? [{ input: 'value', variable: variables.predictedValue, spread: value }] : []),
    ...(noEffort
      ? [{ input: 'effortDays', variable: variables.predictedEffortDays, spread: effortDays }]
      : []),
  ];
};

/** Rank a score would have in the list (best first), the feature itself left out. */
const rankOfScore = (scores: Float64Array, own: number, score: number): number => {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! > score) low = middle + 1;
    else high = middle;
  }
  return low + 1 - (own < low ? 1 : 0);
};

const tryUnknown = (
  { row, index, unknown }: { row: ScoredRow; index: number; unknown: Unknown },
  { scorer, scores, cut }: { scorer: Scorer; scores: Float64Array; cut: number },
): InputToAsk => {
  let expectedShift = 0;
  let pCrossesCut = 0;
  for (const [quantile, weight] of quantiles) {
    const known = withQuantity(row.feature, unknown.variable, unknown.spread[quantile]);
    const score = scoreFeatures([known], scorer).scored[0]?.score ?? row.score;
    const rank = rankOfScore(scores, index, score);
    expectedShift += weight * Math.abs(rank - (index + 1));
    pCrossesCut += rank <= cut === index + 1 <= cut ? 0 : weight;
  }
  const { id, key } = row;
  const why = `${key} stands at ${index + 1} on ${unknown.input === 'value' ? 'an assumed value' : 'an assumed effort'}; knowing it would move it by about ${Math.max(1, Math.round(expectedShift))} places.`;
  const { title } = row.feature;
  return { featureId: id, key, title, input: unknown.input, expectedShift, pCrossesCut, why };
};

const byEffect = (a: InputToAsk, b: InputToAsk): number =>
  b.pCrossesCut - a.pCrossesCut || (b.expectedShift ?? 0) - (a.expectedShift ?? 0);

const notAnswers = new Set(['delivered', 'dropped', 'prediction']);
const isInputName = (reason: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(reason) && !notAnswers.has(reason);

/** Unscored for lack of exactly one input: one answer puts it into the ranking. */
const oneAnswerAway = (unscored: readonly UnscoredRow[]): readonly InputToAsk[] =>
  unscored
    .filter(({ missing }) => missing.length === 1 && isInputName(missing[0]!))
    .map(({ id, key, title, missing }) => ({
      featureId: id,
      key,
      title,
      input: missing[0]!,
      expectedShift: null,
      pCrossesCut: 0,
      why: `${key} cannot be ranked without ${missing[0]}.`,
    }));

/**
 * The few inputs that would move the order most. For features near the cut whose value or effort is assumed, the
 * assumed quantity is set to its 10, 50 and 90 % quantile in turn, all else staying; inputs are sorted by how likely
 * that carries the feature across the cut, then by the expected number of places. A heuristic: one input at a time,
 * and the rest of the list is taken as it stands. Features that one answer would bring into the ranking follow.
 */
export const mostMovingInputs = (
  { scorer, scored, unscored }: Order,
  { cut, limit }: AskRequest,
): readonly InputToAsk[] => {
  const scores = Float64Array.from(scored, ({ score }) => score);
  const first = Math.max(0, cut - nearCut);
  const asked = scored
    .slice(first, cut + nearCut)
    .flatMap((row, offset) =>
      unknownsOf(row.feature).map((unknown) =>
        tryUnknown({ row, index: first + offset, unknown }, { scorer, scores, cut }),
      ),
    );
  const moving = asked.filter(({ expectedShift }) => (expectedShift ?? 0) > 0).sort(byEffect);
  return [...moving, ...oneAnswerAway(unscored)].slice(0, limit);
};
