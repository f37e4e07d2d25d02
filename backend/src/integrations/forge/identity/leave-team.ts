import { once, recordEvent, systemActor, type Database, type JobHandler } from '../../../platform/index.js';
import { connectionsOf } from '../../connection-row.js';
import { exportKey, exportTeam } from './export-team.js';
import { findInstallation, type InstallationRow } from './installation-store.js';
import { leaveJobName } from './lifecycle.js';
import type { LifecycleDeps } from './lifecycle-deps.js';

type LeftInstallation = InstallationRow & { readonly uninstalled_at: Date };

/** The installation, while it stays uninstalled. */
export const findLeft = async (
  database: Pick<Database, 'global'>,
  installationId: string,
): Promise<LeftInstallation | null> => {
  const row = await database.global((trx) => findInstallation(trx, installationId));
  const at = row?.uninstalled_at ?? null;
  return row?.state !== 'uninstalled' || at === null ? null : { ...row, uninstalled_at: at };
};

/** Exports a team whose site uninstalled the app, and tells the team. Done again, it replaces the export. */
export const leaveTeam = async (
  deps: Pick<LifecycleDeps, 'database' | 'lake' | 'log'>,
  left: { readonly teamId: string; readonly row: LeftInstallation },
): Promise<void> => {
  const { database, lake, log } = deps;
  const { teamId, row } = left;
  const key = exportKey(teamId, row.uninstalled_at);
  const { bytes } = await database.inTeam(teamId, (scope) => exportTeam(scope, { lake, key }));
  const purgeAt = row.purge_at?.toISOString() ?? null;
  await database.inTeam(teamId, async (scope) => {
    await once(scope, `forge-uninstalled|${row.uninstalled_at.toISOString()}`, async () => {
      await connectionsOf(scope)
        .where({ auth: 'forge' })
        .update({ state: 'failing', problem: 'The Valora app was uninstalled from this Jira site.' });
      await recordEvent(scope, {
        type: 'forge.uninstalled',
        actor: systemActor,
        payload: { installationId: row.id, exportKey: key, purgeAt },
      });
    });
  });
  log.warn(
    { teamId, installationId: row.id, exportKey: key, bytes, purgeAt },
    'the Forge app was uninstalled; the team’s data is exported and will be removed',
  );
};

export const leaveJobHandler = (deps: Pick<LifecycleDeps, 'database' | 'lake' | 'log'>): JobHandler => ({
  name: leaveJobName,
  handle: async (payload, { teamId }) => {
    const row = await findLeft(deps.database, String(payload['installationId']));
    // Installed again by now: there is nothing to leave.
    if (row !== null) await leaveTeam(deps, { teamId, row });
  },
});
