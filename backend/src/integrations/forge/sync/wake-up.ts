import { askToRead, askToRefresh } from './ask-for-work.js';
import { hasReadable } from './dirty-store.js';
import type { SyncDeps } from './sync-deps.js';
import { syncs, type SyncRecord } from './sync-store.js';

/** A new token came from a site: what waited for one goes on. */
export const wakeUp = async (deps: SyncDeps, installationId: string): Promise<void> => {
  const teams = await deps.database.global(
    async (trx) =>
      (await trx('forge_projects')
        .where({ installation_id: installationId })
        .distinct('team_id')
        .pluck('team_id')) as string[],
  );
  for (const teamId of teams) {
    const { waiting, isDirty } = await deps.database.inTeam(teamId, async (scope) => {
      const rows = (await syncs(scope)
        .where({ state: 'waiting' })
        .update({ resumes_at: null, touched_at: scope.trx.fn.now() })
        .returning('*')) as SyncRecord[];
      await scope.trx('jira_dirty').where({ team_id: teamId }).update({ not_before: null });
      return { waiting: rows, isDirty: await hasReadable(scope) };
    });
    for (const sync of waiting) await askToRead(deps, sync);
    if (isDirty) await askToRefresh(deps, teamId);
  }
};
