import type { InputToAsk } from './input-to-ask.js';
import type { Order } from './order.js';
import { quantityWords } from './quantity-words.js';
import { rankOfScore } from './rank-of-score.js';
import { singleScorer, type UnscoredFeature } from './score.js';
import { shownNames } from './shown-number.js';
import { swanson } from './swanson.js';
import { variables } from './variables.js';
import { withQuantity } from './with-quantity.js';

/** Only so many are tried, in the order of their keys. Keeps the work constant. */
const mostTried = 300;

const notAnswers = new Set(['delivered', 'dropped', 'prediction']);

/** True for what a person could give; false for `delivered`, `must-do`, a failing formula … */
export const isInputName = (reason: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(reason) && !notAnswers.has(reason);

/** Values that ranked features have for an input at its 10, 50 and 90 % quantile; null where none has one. */
const usualValues = ({ scored }: Order): ((input: string) => readonly number[] | null) => {
  const known = new Map<string, readonly number[] | null>();
  const find = (input: string): readonly number[] | null => {
    const variable = input === 'effortDays' ? variables.givenEffortDays : input;
    const values = scored
      .flatMap(({ quantities }) => quantities.get(input)?.value ?? quantities.get(variable)?.value ?? [])
      .sort((a, b) => a - b);
    if (values.length === 0) return null;
    return swanson.map(({ share }) => values[Math.round(share * (values.length - 1))]!);
  };
  return (input) => {
    if (!known.has(input)) known.set(input, find(input));
    return known.get(input) ?? null;
  };
};

/**
 * Inputs that would bring unscored features into the ranking. Where one is lacking it is given what ranked features
 * usually have, at three quantiles, to see how likely the feature comes in above the cut; features that lack more follow,
 * the least incomplete first.
 */
export const inputsToEnter = (order: Order, { cut }: { readonly cut: number }): readonly InputToAsk[] => {
  const scores = Float64Array.from(order.scored, ({ score }) => score);
  const scoreOf = singleScorer(order.scorer);
  const usual = usualValues(order);
  const measured = ({
    feature,
    missing,
  }: UnscoredFeature): Pick<InputToAsk, 'pCrossesCut'> & { at: number } => {
    const [input] = missing;
    const values = missing.length === 1 ? usual(input!) : null;
    let pCrossesCut = 0;
    let at = scores.length + 1;
    values?.forEach((value, index) => {
      const score = scoreOf(withQuantity(feature, input!, value));
      if (score === null) return;
      const rank = rankOfScore(scores, score);
      if (index === 1) at = rank;
      if (rank <= cut) pCrossesCut += swanson[index]!.weight;
    });
    return { pCrossesCut, at };
  };
  return order.unscored
    .filter(({ missing }) => missing.every(isInputName))
    .sort((a, b) => a.missing.length - b.missing.length)
    .slice(0, mostTried)
    .map((row) => ({ row, ...measured(row) }))
    .sort((a, b) => b.pCrossesCut - a.pCrossesCut || a.at - b.at)
    .map(({ row: { id, key, title, missing }, pCrossesCut, at }) => ({
      featureId: id,
      key,
      title,
      input: missing[0]!,
      expectedShift: null,
      pCrossesCut,
      why:
        at <= scores.length
          ? `${key} cannot be ranked without ${quantityWords(missing[0]!)}; with a usual one it would stand at ${at}.`
          : `${key} cannot be ranked without ${shownNames(missing.map(quantityWords), 4)}.`,
    }));
};
