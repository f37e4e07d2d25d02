import type { Contribution, Override } from '@valora/contracts';

/** What is stored of one feature's place, without its contributions. */
export interface StoredRanking {
  readonly featureId: string;
  /** Null while it is unscored; then `missing` says why. */
  readonly rank: number | null;
  readonly modelRank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly tier: number | null;
  readonly pTop5: number | null;
  readonly pTop10: number | null;
  readonly pTop20: number | null;
  readonly score: number | null;
  readonly missing: readonly string[];
  readonly override: Override | null;
  readonly explainedBy: string;
}

/** A row to write. `contributions` is null where the stored ones, and the quantities with them, still hold. */
export interface RankingWrite extends StoredRanking {
  readonly contributions: readonly Contribution[] | null;
  /** What the score read, by variable. */
  readonly quantities: Readonly<Record<string, number>>;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

const sameOverride = (a: Override | null, b: Override | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.position === b.position &&
    a.reason === b.reason &&
    a.actor === b.actor &&
    a.createdAt === b.createdAt &&
    a.expiresAt === b.expiresAt);

/** Whether the stored row says the same already. */
export const isSameRanking = (a: StoredRanking, b: StoredRanking): boolean =>
  a.rank === b.rank &&
  a.modelRank === b.modelRank &&
  a.rankLow === b.rankLow &&
  a.rankHigh === b.rankHigh &&
  a.tier === b.tier &&
  a.pTop5 === b.pTop5 &&
  a.pTop10 === b.pTop10 &&
  a.pTop20 === b.pTop20 &&
  a.score === b.score &&
  a.explainedBy === b.explainedBy &&
  sameList(a.missing, b.missing) &&
  sameOverride(a.override, b.override);
