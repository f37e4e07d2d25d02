import type { Contribution } from '@valora/contracts';
import type { RankOverride } from './types.js';

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
  /** Invented features are not named in what is said about real ones. */
  readonly isSample?: boolean;
}
