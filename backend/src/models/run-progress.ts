import type { TrainingProgress } from '@valora/contracts';
import type { Database, LiveBus } from '../platform/index.js';
import type { RunRecord } from './run-record.js';
import { runs } from './run-store.js';

const everyMs = 1_000;

export const tellProgress = (live: LiveBus, run: RunRecord): void => {
  live.publish(run.team_id, 'model.progressed', {
    runId: run.id,
    kind: run.kind,
    state: run.state,
    step: run.step,
    share: run.share,
  });
};

/** Tells browsers how a run ended. */
export const tellEnd = (live: LiveBus, run: RunRecord): void => {
  tellProgress(live, run);
  live.publish(run.team_id, 'model.retrained', {
    runId: run.id,
    kind: run.kind,
    result: run.result ?? 'failed',
    modelId: run.model_id,
  });
};

/** Notes, at most every second, how far a run is; it never goes back. `settled` waits for the last note. */
export const runProgress = (
  deps: { readonly database: Pick<Database, 'inTeam'>; readonly live: LiveBus },
  run: RunRecord,
) => {
  let notedAt = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const write = async ({ step, share }: TrainingProgress): Promise<void> => {
    await deps.database.inTeam(run.team_id, async (scope) => {
      const [after] = (await runs(scope)
        .where({ id: run.id, attempts: run.attempts, state: 'running' })
        .update({
          step,
          share: scope.trx.raw('greatest(share, ?)', [share]),
          touched_at: scope.trx.fn.now(),
        })
        .returning('*')) as RunRecord[];
      if (after !== undefined) tellProgress(deps.live, after);
    });
  };
  return {
    note: (progress: TrainingProgress): void => {
      if (Date.now() - notedAt < everyMs) return;
      notedAt = Date.now();
      // A note that is lost is made up for by the next.
      writing = writing.then(() => write(progress)).catch(() => undefined);
    },
    settled: () => writing,
  };
};
