import type { ModelKind, TrainingRun } from '@valora/contracts';

/** A row of `training_runs`. */
export interface RunRecord {
  team_id: string;
  id: string;
  kind: ModelKind;
  state: TrainingRun['state'];
  cause: TrainingRun['cause'];
  step: string | null;
  share: number;
  attempts: number;
  row_count: number | null;
  held_out_count: number | null;
  seen_until: Date | null;
  result: TrainingRun['result'];
  reason: string | null;
  model_id: string | null;
  asked_by: string;
  asked_by_id: string | null;
  created_at: Date;
  touched_at: Date;
  finished_at: Date | null;
}

export const toTrainingRun = (record: RunRecord): TrainingRun => ({
  id: record.id,
  kind: record.kind,
  state: record.state,
  cause: record.cause,
  step: record.step,
  share: record.share,
  rows: record.row_count,
  heldOut: record.held_out_count,
  result: record.result,
  reason: record.reason,
  modelId: record.model_id,
  askedBy: record.asked_by,
  createdAt: record.created_at.toISOString(),
  finishedAt: record.finished_at?.toISOString() ?? null,
});
