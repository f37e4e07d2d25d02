import type { HeldOutResult, Model, ModelKind, ModelState, TrainingReport } from '@valora/contracts';

/** A row of `models`. */
export interface ModelRecord {
  team_id: string;
  id: string;
  kind: ModelKind;
  version: string;
  state: ModelState;
  artifact_key: string | null;
  graph_sha256: string;
  card: Record<string, unknown>;
  report: TrainingReport;
  held_out: HeldOutResult | null;
  trained_rows: number;
  trained_until: Date;
  trained_by: string;
  reason: string;
  replaced_id: string | null;
  trial_share: number;
  created_at: Date;
}

export const toModel = (record: ModelRecord): Model => ({
  id: record.id,
  kind: record.kind,
  version: record.version,
  state: record.state,
  trainedRows: record.trained_rows,
  trainedUntil: record.trained_until.toISOString(),
  trainedBy: record.trained_by,
  createdAt: record.created_at.toISOString(),
  card: record.card,
  heldOut: record.held_out,
  reason: record.reason,
  trialShare: record.trial_share,
});
