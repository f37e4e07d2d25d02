import type { ImportPreview, ImportReading, ImportRun } from '@valora/contracts';

/** A row of `imports`. */
export interface ImportRecord {
  team_id: string;
  id: string;
  file_name: string;
  state: ImportRun['state'];
  /** Where the file lies in the lake, as it was uploaded. */
  lake_key: string;
  content_hash: Buffer;
  reading: ImportReading;
  preview: ImportPreview | null;
  /** PostgreSQL gives bigint as text. */
  bytes: string;
  bytes_read: string;
  /** Rows read and saved, rejected ones included: where a run that was cut off goes on. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  warnings: string[];
  problem: string | null;
  started_by: string;
  started_by_id: string | null;
  created_at: Date;
  /** Last sign of life of the run. */
  touched_at: Date;
  finished_at: Date | null;
}

export const toImportRun = (record: ImportRecord): ImportRun => ({
  id: record.id,
  fileName: record.file_name,
  state: record.state,
  bytes: Number(record.bytes),
  bytesRead: Number(record.bytes_read),
  rows: record.rows,
  created: record.created,
  updated: record.updated,
  unchanged: record.unchanged,
  rejected: record.rejected,
  warnings: record.warnings,
  problem: record.problem,
  preview: record.preview,
  startedBy: record.started_by,
  createdAt: record.created_at.toISOString(),
  finishedAt: record.finished_at?.toISOString() ?? null,
});
