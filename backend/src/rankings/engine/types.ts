import type { Contribution, InputValue, Prediction, RankingSettings } from '@valora/contracts';

/** The parts of a prediction that a rank can rest on. */
export type RankablePrediction = Pick<
  Prediction,
  | 'value'
  | 'effortDays'
  | 'roi'
  | 'dayRate'
  | 'basedOn'
  | 'effortBasedOn'
  | 'notEnoughSignal'
  | 'outcomesUsed'
  | 'modelVersion'
  | 'createdAt'
>;

/** A feature as the ranking sees it. */
export interface RankableFeature {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** `delivered` and `dropped` take the feature out of the ranking; every other status leaves it in. */
  readonly status: string;
  readonly mustDo: boolean;
  /** Set for sub-tasks only: the key of the issue they belong to. */
  readonly parentKey: string | null;
  readonly inputs: Readonly<Record<string, InputValue>>;
  readonly prediction: RankablePrediction | null;
  /** Companies that asked, each counted once. */
  readonly demand: number;
  /** Ids of the features that must be there before this one. */
  readonly needs: readonly string[];
}

/** A person's decision that a feature belongs at a place, until `expiresAt` (null: until undone). */
export interface RankOverride {
  readonly featureId: string;
  /** Wanted rank, from 1. */
  readonly position: number;
  readonly reason: string;
  readonly actor: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** P(rank ≤ k) of the model's rank. */
export interface TopProbability {
  readonly k: number;
  readonly probability: number;
}

export interface RankedRow {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** Shown rank: the model's unless somebody overrode it or was moved by an override. */
  readonly rank: number;
  readonly modelRank: number;
  readonly rankLow: number;
  readonly rankHigh: number;
  readonly tier: number;
  readonly score: number;
  readonly contributions: readonly Contribution[];
  readonly topProbabilities: readonly TopProbability[];
  readonly override: RankOverride | null;
}

export interface UnscoredRow {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly missing: readonly string[];
}

export interface Ranking {
  /** In the order of `rank`. */
  readonly ranked: readonly RankedRow[];
  /** In the natural order of their keys. */
  readonly unscored: readonly UnscoredRow[];
}

export interface RankRequest {
  readonly teamId: string;
  readonly features: readonly RankableFeature[];
  readonly settings: RankingSettings;
  readonly overrides: readonly RankOverride[];
  readonly now: Date;
  /** Draws per feature; chosen by the number of features when absent. */
  readonly draws?: number;
  /** The team's day rate, part of the fixed reference; each feature's own when absent. */
  readonly dayRate?: number;
}
