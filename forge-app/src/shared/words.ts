import type {
  Contribution,
  EffortBasis,
  FeatureRow,
  FeatureStatus,
  Signal,
  ValueBasis,
} from '@valora/contracts';
import type { Formats } from './formats';
import { rulesOf } from './input-rules';

export const statusWords: Record<FeatureStatus, string> = {
  idea: 'Idea',
  planned: 'Planned',
  in_progress: 'In progress',
  delivered: 'Delivered',
  dropped: 'Dropped',
};
export const valueBasisWords: Record<ValueBasis, string> = {
  outcomes: 'the team’s own outcomes',
  estimate: 'a person’s estimate, shrunk to the team’s base rate',
  prior: 'a stated prior: nobody said anything about its value',
};
export const effortBasisWords: Record<EffortBasis, string> = {
  history: 'delivered features of the team',
  estimate: 'a person’s estimate in days',
  points: 'story points',
  text: 'the text alone',
  prior: 'a stated prior',
};
export const intentWords: Record<NonNullable<Signal['intent']>, string> = {
  bug: 'bug',
  feature_request: 'request',
  question: 'question',
  praise: 'praise',
};

const partNames = new Map([
  ['predictedRoi', 'Predicted ROI'],
  ['predictedValue', 'Predicted value'],
  ['predictedEffortDays', 'Predicted effort'],
  ['demand', 'Demand'],
  ['baseline', 'Starting point'],
  ['effortModel', 'The team’s trained model'],
  ['labels', 'Number of labels'],
]);

const spaced = (name: string): string => {
  const words = name.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
};

/** Name of an input, criterion or predicted quantity as people read it. */
export const inputLabel = (name: string): string =>
  rulesOf(name)?.label ?? partNames.get(name) ?? spaced(name);

const askWords = new Map([
  ['actualEffortDays', 'how long delivered features took'],
  ['outcomes', 'what delivered features returned'],
  ['dayRate', 'a confirmed day rate'],
]);

/** What would sharpen a prediction, the most telling first, inside a sentence. */
export const sharperWith = (missing: readonly string[]): string =>
  missing.map((name) => askWords.get(name) ?? inputLabel(name).toLowerCase()).join(', ');

const outsideReason = /^(delivered|dropped|must-do|sub-task of .+)$/;

/** Why something has no rank: `Needs reach and effort`, or what it is instead. Null when it is ranked. */
export const missingWords = (row: Pick<FeatureRow, 'missing' | 'rank'>): string | null => {
  if (row.rank !== null || row.missing.length === 0) return null;
  const reason = row.missing.find((entry) => outsideReason.test(entry));
  if (reason !== undefined) return reason.charAt(0).toUpperCase() + reason.slice(1);
  const names = row.missing.map((name) => inputLabel(name).toLowerCase());
  return `Needs ${new Intl.ListFormat('en').format(names)}`;
};

interface RankParts {
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly rankedCount: number;
}

/** `rank 3–7 of 118`; one figure where there is no range; `not ranked` without a rank. */
export const rankWords = ({ rank, rankLow, rankHigh, rankedCount }: RankParts, formats: Formats): string => {
  if (rank === null) return 'not ranked';
  const place = rankLow === null || rankHigh === null ? [rank, rank] : [rankLow, rankHigh];
  return `rank ${formats.range(place[0] ?? rank, place[1] ?? rank)} of ${formats.range(rankedCount, rankedCount)}`;
};

/** Between these nobody should claim an order; the same bounds start a new tier. */
const closeFrom = 0.2;
const closeTo = 0.8;

/** How a feature stands to a neighbour it beats with probability `pWins`. */
export const verdict = (pWins: number): string => {
  if (pWins >= closeTo) return 'clearly ahead of it';
  return pWins <= closeFrom ? 'clearly behind it' : 'too close to call';
};

/** `14 → 9 ▲5`; entering and leaving the ranking in words. */
export const rankStep = (fromRank: number | null, toRank: number | null): string => {
  if (fromRank === null && toRank === null) return 'Not ranked';
  if (fromRank === null) return `New at ${String(toRank)}`;
  if (toRank === null) return `${String(fromRank)} → not ranked`;
  const gained = fromRank - toRank;
  if (gained === 0) return `Stays at ${String(toRank)}`;
  return `${String(fromRank)} → ${String(toRank)} ${gained > 0 ? '▲' : '▼'}${String(Math.abs(gained))}`;
};

const verbs: Record<Contribution['source'], string> = {
  human: 'set by',
  import: 'imported from',
  sync: 'synced from',
  model: 'predicted by',
  assumption: 'assumed by',
  reference: 'fixed reference',
};
const alone: Record<Contribution['source'], string> = {
  human: 'set by a person',
  import: 'imported',
  sync: 'synced',
  model: 'predicted',
  assumption: 'assumed, confirmed by nobody',
  reference: 'fixed reference',
};

const whoOf = (actor: string, source: Contribution['source']): string => {
  const models = source === 'model' ? actor.split('+').length : 1;
  return models === 1 ? actor : `${String(models)} models`;
};

/** Where a figure comes from, how old it is, who gave it: `set by Ana, 3 days ago`. */
export const provenance = (
  { source, asOf, actor }: Pick<Contribution, 'source' | 'asOf' | 'actor'>,
  formats: Formats,
): string => {
  const isAlone = actor === null || source === 'reference' || source === 'assumption';
  const who = isAlone ? alone[source] : `${verbs[source]} ${whoOf(actor, source)}`;
  return asOf === null ? who : `${who}, ${formats.age(asOf)}`;
};

/** From here on most of what one says is in the other. */
const muchFrom = 0.5;
const someFrom = 0.3;

/** How alike two texts are, and the words that say so: `Much alike: offline, sync`. */
export const likenessWords = ({
  likeness,
  because,
}: {
  readonly likeness: number;
  readonly because: readonly string[];
}): string => {
  const degree =
    likeness >= muchFrom ? 'Much alike' : likeness >= someFrom ? 'Somewhat alike' : 'A little alike';
  return because.length === 0 ? degree : `${degree}: ${because.join(', ')}`;
};

export type ReturnTone = 'gain' | 'loss' | 'open';

/** What an interval allows to say: a gain or a loss only where all of it lies on that side. */
export const returnTone = (mean: number, low: number | null, high: number | null): ReturnTone => {
  if (low === null || high === null) return mean > 0 ? 'gain' : mean < 0 ? 'loss' : 'open';
  if (low > 0) return 'gain';
  return high < 0 ? 'loss' : 'open';
};
/** Colours of the tones; the words beside them say the same. */
export const toneAppearance = { gain: 'success', loss: 'removed', open: 'default' } as const satisfies Record<
  ReturnTone,
  string
>;
