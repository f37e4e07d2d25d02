import type { Contribution } from '@valora/contracts';
import type { RankOverride, Ranking } from './types.js';

/** One feature at one moment: what `whyMoved` compares. */
export interface RankState {
  readonly id: string;
  readonly key: string;
  /** Null while it is unscored. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly contributions: readonly Contribution[];
  readonly override: RankOverride | null;
  readonly missing: readonly string[];
}

export const statesOf = ({ ranked, unscored }: Ranking): readonly RankState[] => [
  ...ranked.map(({ id, key, rank, score, contributions, override }): RankState => ({
    id,
    key,
    rank,
    score,
    contributions,
    override,
    missing: [],
  })),
  ...unscored.map(({ id, key, missing }): RankState => ({
    id,
    key,
    rank: null,
    score: null,
    contributions: [],
    override: null,
    missing,
  })),
];
