import type { Contribution, Prediction, RankExplanation } from '@valora/contracts';
import { quantityWords } from '../../../rankings/index.js';

export interface ToExplain {
  readonly issueKey: string;
  readonly prediction: Prediction | null;
  readonly explanation: RankExplanation;
  readonly staleBecause: string | null;
}

/** What a person can find out. */
const askWords = new Map<string, string>([
  ['actualEffortDays', 'how long delivered features took'],
  ['outcomes', 'what delivered features returned'],
  ['dayRate', 'a confirmed day rate'],
]);

const spaced = (name: string): string =>
  name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

const nameOf = (name: string): string => {
  const words = askWords.get(name) ?? quantityWords(name);
  return words === name ? spaced(name) : words;
};

const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);

/** `+110 %`, `−20 %`, `0 %`. */
const percent = (ratio: number): string => {
  const whole = Math.round(ratio * 100);
  const sign = whole > 0 ? '+' : whole < 0 ? '−' : '';
  return `${sign}${String(Math.abs(whole))} %`;
};

/** What is said instead of a rank, as the engine names it. */
const outside = /^(delivered|dropped|must-do|sub-task of .+)$/;

const placeWords = ({ issueKey, explanation }: ToExplain): string => {
  const { rank, modelRank, rankLow, rankHigh, rankedCount, override, missing } = explanation;
  if (rank === null) {
    const instead = missing.find((entry) => outside.test(entry));
    if (instead !== undefined) return `${issueKey} is not ranked: ${instead}.`;
    return missing.length === 0
      ? `${issueKey} is not ranked yet.`
      : `${issueKey} is not ranked: it needs ${listed(missing.map(nameOf))}.`;
  }
  const of = `${issueKey} ranks ${String(rank)} of ${String(rankedCount)}`;
  const range =
    rankLow === null || rankHigh === null
      ? ''
      : `${String(rankLow)} to ${String(rankHigh)} in 80 % of the model’s draws`;
  if (override !== null)
    return `${of} because ${override.actor} put it there (${override.reason}); the model’s own rank is ${String(modelRank)}${range === '' ? '' : `, ${range}`}.`;
  return range === '' ? `${of}.` : `${of}, ${range}.`;
};

const returnWords = ({ prediction }: ToExplain): string => {
  if (prediction === null) return 'There is no prediction for it yet.';
  const { roi, notEnoughSignal } = prediction;
  const figures = `a return of ${percent(roi.mean)}, with an 80 % interval of ${percent(roi.p10)} to ${percent(roi.p90)}`;
  return notEnoughSignal
    ? `There is not enough signal about its value: the prior alone would give ${figures}.`
    : `The prediction is ${figures}.`;
};

const shownParts = 2;

const partWords = (parts: readonly Contribution[]): string =>
  listed(
    parts.slice(0, shownParts).map(({ name, amount }) => {
      const points = Math.abs(amount) >= 10 ? amount.toFixed(0) : amount.toFixed(1);
      return `${nameOf(name)} (${amount > 0 ? '+' : ''}${points.replace('-', '−')})`;
    }),
  );

const moverWords = ({ explanation }: ToExplain): string | null => {
  const parts = explanation.contributions
    .filter(({ name, amount }) => name !== 'baseline' && Math.abs(amount) >= 0.05)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const [up, down] = [parts.filter(({ amount }) => amount > 0), parts.filter(({ amount }) => amount < 0)];
  const said = [
    ...(up.length === 0 ? [] : [`for it speak most ${partWords(up)}`]),
    ...(down.length === 0 ? [] : [`against it ${partWords(down)}`]),
  ];
  return said.length === 0 ? null : `In points of ${explanation.scoreUnit}, ${said.join('; ')}.`;
};

const shownMissing = 3;

const sharpenWords = ({ prediction }: ToExplain): string | null => {
  const missing = prediction?.missingInputs.slice(0, shownMissing) ?? [];
  return missing.length === 0 ? null : `What would sharpen it most: ${listed(missing.map(nameOf))}.`;
};

/** Between these nobody should claim an order; the same bounds start a new tier. */
const close = { from: 0.2, to: 0.8 } as const;

const neighbourWords = ({ explanation }: ToExplain): string | null => {
  const near = explanation.neighbours.filter(({ pWins }) => pWins > close.from && pWins < close.to);
  if (near.length === 0) return null;
  const each = near.map(({ key, pWins }) => `${key} (ahead of it with ${String(Math.round(pWins * 100))} %)`);
  return `Too close to call against ${listed(each)}.`;
};

/** Why an issue stands where it stands, for automation rules and the agent: sentences, no advice. */
export const explainInWords = (about: ToExplain): string =>
  [
    placeWords(about),
    returnWords(about),
    moverWords(about),
    sharpenWords(about),
    neighbourWords(about),
    about.staleBecause,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
