import type { JobQueues, PeriodicHandler } from '../platform/index.js';
import { imports } from './import-store.js';

/** A run shows a sign of life after every batch and every second before the first one. */
const silentForMs = 120_000;
const everyMs = 60_000;

/** Asks again for imports that were queued or running and have fallen silent: their process was killed, or their job was lost. */
export const resumeImports = (deps: {
  readonly queues: Pick<JobQueues, 'addWork'>;
  readonly jobName: string;
}): PeriodicHandler => ({
  name: 'resume-imports',
  everyMs,
  handle: async ({ teamId, inTeam, log }) => {
    const silent = await inTeam(
      async (scope) =>
        (await imports(scope)
          .whereIn('state', ['queued', 'running'])
          .whereRaw(`touched_at < now() - ? * interval '1 millisecond'`, [silentForMs])
          .select('id', scope.trx.raw('extract(epoch from touched_at)::bigint as touched'))) as {
          id: string;
          touched: string;
        }[],
    );
    for (const { id, touched } of silent) {
      log.warn({ importId: id }, 'import fell silent; going on with it');
      await deps.queues.addWork({
        teamId,
        name: deps.jobName,
        payload: { importId: id },
        jobId: `import-${id}-after-${touched}`,
      });
    }
  },
});
