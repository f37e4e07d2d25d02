import type { Contribution, FeatureStatus } from '@valora/contracts';
import { provenance as boardProvenance } from '../../board/src/drawer/provenance';
import { inputLabel } from '../../board/src/list/input-names';
import { rankStep as boardRankStep } from '../../board/src/page/rank-step';
import type { Formats } from './formats';

export { effortBasisWords, valueBasisWords } from '../../board/src/drawer/basis-words';
export { likenessWords } from '../../board/src/drawer/likeness-words';
export { verdict } from '../../board/src/drawer/verdict';
export { inputLabel, missingWords } from '../../board/src/list/input-names';

export const statusWords: Record<FeatureStatus, string> = {
  idea: 'Idea',
  planned: 'Planned',
  in_progress: 'In progress',
  delivered: 'Delivered',
  dropped: 'Dropped',
};

const askWords = new Map([
  ['actualEffortDays', 'how long delivered features took'],
  ['outcomes', 'what delivered features returned'],
  ['dayRate', 'a confirmed day rate'],
]);

/** What would sharpen a prediction, the most telling first, inside a sentence. */
export const sharperWith = (missing: readonly string[]): string =>
  missing.map((name) => askWords.get(name) ?? inputLabel(name).toLowerCase()).join(', ');

interface RankParts {
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly rankedCount: number;
}

/** `rank 3–7 of 118`; one figure where there is no range; `not ranked` without a rank. */
export const rankWords = ({ rank, rankLow, rankHigh, rankedCount }: RankParts, formats: Formats): string => {
  if (rank === null) return 'not ranked';
  const place =
    rankLow === null || rankHigh === null ? formats.exact(rank) : formats.range(rankLow, rankHigh);
  return `rank ${place} of ${formats.exact(rankedCount)}`;
};

/** A sentence by itself begins with a capital. */
export const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `14 → 9 ▲5`; entering and leaving the ranking in words. */
export const rankStep = (fromRank: number | null, toRank: number | null): string =>
  capitalized(boardRankStep({ fromRank, toRank }));

type Origin = Pick<Contribution, 'source' | 'asOf' | 'actor'>;

/** Where a figure comes from, how old it is, who gave it; an assumption is nobody’s: `set by Ana, 3 days ago`. */
export const provenance = (origin: Origin, formats: Formats): string =>
  boardProvenance(origin.source === 'assumption' ? { ...origin, actor: null } : origin, formats);

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
