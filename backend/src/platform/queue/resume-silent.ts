import type { Knex } from 'knex';
import type { TeamScope } from '../db/database.js';
import type { PeriodicHandler } from './job-handler.js';
import type { JobQueues } from './queues.js';

const everyMs = 60_000;

export interface SilentWork {
  /** Of the handler. */
  readonly name: string;
  /** The team's rows; each has `id`, `state` and `touched_at`. */
  readonly rowsOf: (scope: TeamScope) => Knex.QueryBuilder;
  /** Longer without a sign of life than work that lives can be. */
  readonly silentForMs: number;
  readonly queues: Pick<JobQueues, 'addWork'>;
  readonly jobName: string;
  /** Of job ids, and of the row's id in the payload and the log. */
  readonly idPrefix: string;
  readonly idName: string;
  /** What the log says of it. */
  readonly says: string;
}

/**
 * Asks again for work that is queued or running by its row and has fallen silent: its process was killed, or its job was
 * lost. Asking twice for the same silence is one job.
 */
export const resumeSilent = (work: SilentWork): PeriodicHandler => ({
  name: work.name,
  everyMs,
  handle: async ({ teamId, inTeam, log }) => {
    const silent = await inTeam(
      async (scope) =>
        (await work
          .rowsOf(scope)
          .whereIn('state', ['queued', 'running'])
          .whereRaw(`touched_at < now() - ? * interval '1 millisecond'`, [work.silentForMs])
          .select('id', scope.trx.raw('extract(epoch from touched_at)::bigint as touched'))) as {
          id: string;
          touched: string;
        }[],
    );
    for (const { id, touched } of silent) {
      log.warn({ [work.idName]: id }, work.says);
      await work.queues.addWork({
        teamId,
        name: work.jobName,
        payload: { [work.idName]: id },
        jobId: `${work.idPrefix}-${id}-after-${touched}`,
      });
    }
  },
});
