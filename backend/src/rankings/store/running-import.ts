import type { TeamScope } from '../../platform/index.js';

/** While a file is being read, its rows arrive in batches: between two computations at least this long. */
const pauseDuringImportMs = 10_000;

/** True while a running import makes a computation now wasteful: one just happened, and its end brings another. */
export const shouldWaitForImport = async ({ trx, teamId }: TeamScope, now: Date): Promise<boolean> => {
  const { rows } = (await trx.raw(
    `select exists (select from imports where team_id = :teamId and state = 'running')
       and exists (select from ranking_runs where team_id = :teamId and computed_at > :since) as wait`,
    { teamId, since: new Date(now.getTime() - pauseDuringImportMs) },
  )) as { rows: [{ wait: boolean }] };
  return rows[0].wait;
};

/** True while predictions of open features are still to come, as right after an import. */
export const awaitsPredictions = async ({ trx, teamId }: TeamScope): Promise<boolean> => {
  const { rows } = (await trx.raw(
    `select exists (
       select from features f where f.team_id = :teamId and f.removed_at is null and not f.is_subtask
         and f.status not in ('delivered', 'dropped')
         and not exists (select from predictions p where p.team_id = f.team_id and p.feature_id = f.id and p.is_current)
     ) as awaits`,
    { teamId },
  )) as { rows: [{ awaits: boolean }] };
  return rows[0].awaits;
};
