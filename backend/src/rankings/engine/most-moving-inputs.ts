import { inputsToEnter } from './ask-to-enter.js';
import type { InputToAsk } from './input-to-ask.js';
import type { Order } from './order.js';
import { rankOfScore } from './rank-of-score.js';
import type { ScoredRow } from './score.js';
import { singleScorer } from './score.js';
import { swanson } from './swanson.js';
import type { RankableFeature, RankablePrediction } from './types.js';
import { variables } from './variables.js';
import { withQuantity } from './with-quantity.js';

export interface AskRequest {
  /** The rank that matters: where capacity ends, or the top ten. */
  readonly cut: number;
  readonly limit: number;
}

/** Only features this near to the cut are tried: those far away do not cross it. Keeps the work constant. */
const nearCut = 300;

interface Unknown {
  readonly input: string;
  readonly variable: string;
  readonly spread: RankablePrediction['effortDays'];
  /** What it stands on until somebody says. */
  readonly standsOn: string;
}

const effortFigures = ['effortDays', 'effort', 'storyPoints'] as const;

/**
 * What nobody has said about a feature and its prediction had to fill in: a value from the prior or from what is usual for
 * the team, an effort from the text or from what is usual.
 */
const unknownsOf = ({ inputs, prediction }: RankableFeature): readonly Unknown[] => {
  if (prediction === null) return [];
  const { basedOn, effortBasedOn, notEnoughSignal, value, effortDays } = prediction;
  const noValue = inputs['value'] === undefined && basedOn !== 'estimate';
  const noFigure = effortFigures.every((name) => inputs[name] === undefined);
  const noEffort =
    effortBasedOn === 'prior' || effortBasedOn === 'text' || (effortBasedOn === 'history' && noFigure);
  const effortFrom = effortBasedOn === 'text' ? 'an effort read from its text' : 'the usual effort';
  return [
    ...(noValue
      ? [
          {
            input: 'value',
            variable: variables.predictedValue,
            spread: value,
            standsOn: notEnoughSignal ? 'an assumed value' : 'the value that is usual for the team',
          },
        ]
      : []),
    ...(noEffort
      ? [
          {
            input: 'effortDays',
            variable: variables.predictedEffortDays,
            spread: effortDays,
            standsOn: effortFrom,
          },
        ]
      : []),
  ];
};

interface Trial {
  readonly scores: Float64Array;
  readonly cut: number;
  readonly scoreOf: (feature: RankableFeature) => number | null;
}

const tryUnknown = (
  { row, index, unknown }: { row: ScoredRow; index: number; unknown: Unknown },
  { scores, cut, scoreOf }: Trial,
): InputToAsk => {
  let expectedShift = 0;
  let pCrossesCut = 0;
  for (const { quantile, weight } of swanson) {
    const known = withQuantity(row.feature, unknown.variable, unknown.spread[quantile]);
    const rank = rankOfScore(scores, scoreOf(known) ?? row.score, index);
    expectedShift += weight * Math.abs(rank - (index + 1));
    pCrossesCut += rank <= cut === index + 1 <= cut ? 0 : weight;
  }
  const { id, key } = row;
  const places = Math.max(1, Math.round(expectedShift));
  const why = `${key} stands at ${(index + 1).toLocaleString('en')} on ${unknown.standsOn}; knowing it would move it by about ${places.toLocaleString('en')} ${places === 1 ? 'place' : 'places'}.`;
  const { title } = row.feature;
  return { featureId: id, key, title, input: unknown.input, expectedShift, pCrossesCut, why };
};

const byEffect = (a: InputToAsk, b: InputToAsk): number =>
  b.pCrossesCut - a.pCrossesCut || (b.expectedShift ?? 0) - (a.expectedShift ?? 0);

/**
 * The few inputs that would move the order most. For features near the cut whose value or effort nobody gave, the
 * predicted quantity is set to its 10, 50 and 90 % quantile in turn, all else staying; features that cannot be ranked for
 * lack of an input are given what others have. Sorted by how likely that carries a feature across the cut, then by the
 * expected number of places. A heuristic: one input at a time, and the rest of the list is taken as it stands.
 */
export const mostMovingInputs = (order: Order, { cut, limit }: AskRequest): readonly InputToAsk[] => {
  const { scorer, scored } = order;
  const scores = Float64Array.from(scored, ({ score }) => score);
  const trial = { scores, cut, scoreOf: singleScorer(scorer) };
  const first = Math.max(0, cut - nearCut);
  const asked = scored
    .slice(first, cut + nearCut)
    .flatMap((row, offset) =>
      unknownsOf(row.feature).map((unknown) => tryUnknown({ row, index: first + offset, unknown }, trial)),
    );
  const moving = asked.filter(({ expectedShift }) => (expectedShift ?? 0) > 0);
  return [...moving, ...inputsToEnter(order, { cut })].sort(byEffect).slice(0, limit);
};
