import type { FeatureStatus } from '@valora/contracts';
import type { Moscow } from './values/read-flags.js';

/** What became of a delivered feature, as far as the file says; days are person-days. */
export interface ParsedOutcome {
  readonly actualEffortDays: number | null;
  /** In the row's currency; below zero is a loss. */
  readonly realisedValue: number | null;
  /** Calendar day, ISO 8601. */
  readonly releasedOn: string | null;
}

/** One feature as an import file gives it. Texts hold neither NUL nor lone surrogates. */
export interface ParsedRow {
  /** CSV and JSON lines: physical line on which the row begins; JSON: number of the issue. From 1. */
  readonly line: number;
  readonly key: string;
  /** One line of 1–500 characters. */
  readonly title: string;
  /** Raw text (Jira's wiki markup and HTML stay as they are; Jira's document format is flattened), at most 100,000 characters. */
  readonly description: string;
  readonly status: FeatureStatus;
  readonly type: string | null;
  readonly isSubtask: boolean;
  readonly parentKey: string | null;
  readonly labels: readonly string[];
  /** Null where the file does not say. A time without zone is taken as UTC. */
  readonly createdAt: Date | null;
  /** Only where the status is `delivered`. */
  readonly deliveredAt: Date | null;
  readonly mustDo: boolean;
  readonly moscow: Moscow | null;
  /** Inputs by name, in their own units and within their scales; what the file leaves blank is absent. */
  readonly inputs: Readonly<Record<string, number>>;
  /** Keys that must come before. */
  readonly needs: readonly string[];
  /** Keys that wait for this one. */
  readonly neededBy: readonly string[];
  /** ISO 4217 code of the row's money, where the file names one. */
  readonly currency: string | null;
  readonly outcome: ParsedOutcome | null;
  /** The row as the file gives it. */
  readonly raw: unknown;
}

/** A row that does not go in, and why. */
export interface Rejection {
  readonly line: number;
  readonly column: string | null;
  /** What stood there, at most 200 characters. */
  readonly value: string | null;
  readonly reason: string;
}

/** Something a person should know about rows that do go in. */
export interface ImportWarning {
  /** First line it concerns; null where it concerns the file. */
  readonly line: number | null;
  readonly column: string | null;
  readonly reason: string;
  /** Rows it concerns; 0 where it concerns the file. */
  readonly count: number;
}

export type ImportItem =
  | { readonly kind: 'row'; readonly row: ParsedRow }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'warning'; readonly warning: ImportWarning };
