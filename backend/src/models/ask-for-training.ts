import type { ModelKind, TrainingRun } from '@valora/contracts';
import { newId, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import type { RunRecord } from './run-record.js';
import { openRun } from './run-store.js';

export interface TrainingWish {
  readonly kind: ModelKind;
  readonly cause: TrainingRun['cause'];
  readonly actor: Actor;
}

/** Queues a training. One that is queued or running already is the answer: there is one at a time per team and kind. */
export const askForTraining = async (
  scope: TeamScope,
  { kind, cause, actor }: TrainingWish,
): Promise<RunRecord> => {
  const [queued] = (await scope
    .trx('training_runs')
    .insert({
      team_id: scope.teamId,
      id: newId(),
      kind,
      state: 'queued',
      cause,
      asked_by: actor.name,
      asked_by_id: actor.userId,
    })
    .onConflict(scope.trx.raw(`(team_id, kind) where state in ('queued', 'running')`))
    .ignore()
    .returning('*')) as (RunRecord | undefined)[];
  if (queued === undefined) {
    const open = await openRun(scope, kind);
    // It ended between the two statements: ask again.
    return open ?? askForTraining(scope, { kind, cause, actor });
  }
  await recordEvent(scope, {
    type: 'model.retraining_asked',
    subjectId: queued.id,
    actor,
    payload: { runId: queued.id, kind, cause },
  });
  return queued;
};
