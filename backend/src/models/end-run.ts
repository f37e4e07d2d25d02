import type { TrainingResult } from '@valora/contracts';
import { recordEvent, type TeamScope } from '../platform/index.js';
import type { RunRecord } from './run-record.js';
import { runs } from './run-store.js';

export interface RunEnd {
  readonly result: TrainingResult;
  readonly reason: string;
  readonly modelId?: string;
  readonly heldOut?: number;
}

/**
 * Closes a run with its result and says so to everybody. Null when another attempt of it went on meanwhile, or it is
 * closed already: then this one’s result counts for nothing.
 */
export const endRun = async (scope: TeamScope, run: RunRecord, end: RunEnd): Promise<RunRecord | null> => {
  const { result, reason, modelId, heldOut } = end;
  const [ended] = (await runs(scope)
    .where({ id: run.id, attempts: run.attempts })
    .whereIn('state', ['queued', 'running'])
    .update({
      state: result === 'failed' ? 'failed' : 'done',
      step: null,
      share: 1,
      result,
      reason,
      model_id: modelId ?? null,
      ...(heldOut === undefined ? {} : { held_out_count: heldOut }),
      touched_at: scope.trx.fn.now(),
      finished_at: scope.trx.fn.now(),
    })
    .returning('*')) as RunRecord[];
  if (ended === undefined) return null;
  await recordEvent(scope, {
    type: 'model.retrained',
    subjectId: modelId ?? null,
    actor: { name: ended.asked_by, userId: ended.asked_by_id },
    payload: { runId: ended.id, kind: ended.kind, result, reason, modelId: modelId ?? null },
  });
  return ended;
};
