import type { Knex } from 'knex';
import { invalidInput, once, recordEvent, systemActor, type TeamScope } from '../../../platform/index.js';
import { connectionsOf } from '../../connection-row.js';
import { removeExports } from './export-team.js';
import {
  findInstallation,
  installations,
  teamsOfInstallation,
  type InstallationRow,
} from './installation-store.js';
import type { PlatformCall } from './forge-identity.js';
import type { LifecycleDeps } from './lifecycle-deps.js';
import type { ProvedToken } from './verify-token.js';

export const leaveJobName = 'forge-leave-team';

const dayMs = 86_400_000;

const factsOf = ({ claims, site }: ProvedToken) => ({
  environment: claims.app.environment.type,
  app_version: claims.app.appVersion ?? null,
  cloud_id: site.cloudId,
  api_base_url: site.apiBaseUrl,
});

/** A site that takes the app back gets another installation: what the last one left is found by the site. */
const findLeftBehind = async (
  trx: Knex.Transaction,
  { claims, site }: ProvedToken,
): Promise<InstallationRow | null> =>
  ((await installations(trx)
    .where({ cloud_id: site.cloudId, environment: claims.app.environment.type, state: 'uninstalled' })
    .orderBy('uninstalled_at', 'desc')
    .first()) as InstallationRow | undefined) ?? null;

/** Takes projects over from the installation before; what hung on that one otherwise goes with it. */
const takeOver = async (trx: Knex.Transaction, from: string, to: string): Promise<void> => {
  await trx.raw(
    `insert into forge_projects (installation_id, project_id, project_key, project_name, team_id, connected_by, connected_at)
     select ?, project_id, project_key, project_name, team_id, connected_by, connected_at
       from forge_projects where installation_id = ? on conflict do nothing`,
    [to, from],
  );
  await trx.raw(
    `insert into forge_former_teams (installation_id, team_id)
     select ?, team_id from forge_former_teams where installation_id = ? on conflict do nothing`,
    [to, from],
  );
  await installations(trx).where({ id: from }).delete();
};

const cameBack = async (
  scope: TeamScope,
  { before, proved }: { before: InstallationRow | null; proved: ProvedToken },
): Promise<void> => {
  const { installationId } = proved.claims.app;
  await once(scope, `forge-reinstalled|${before?.uninstalled_at?.toISOString() ?? ''}`, async () => {
    await connectionsOf(scope)
      .where({ auth: 'forge' })
      .update({
        config: scope.trx.raw(`config || ?::jsonb`, [
          JSON.stringify({ installationId, baseUrl: proved.site.apiBaseUrl }),
        ]),
        state: 'connected',
        problem: null,
      });
    await recordEvent(scope, {
      type: 'forge.reinstalled',
      actor: systemActor,
      payload: { installationId },
    });
  });
};

/** Registers an installation, or brings back one that was uninstalled and not purged yet. May come again. */
const install = async (deps: LifecycleDeps, proved: ProvedToken): Promise<void> => {
  const { database, secrets, lake } = deps;
  const { installationId: id } = proved.claims.app;
  const { before, teams } = await database.global(async (trx) => {
    const known = (await findInstallation(trx, id)) ?? (await findLeftBehind(trx, proved));
    const left = known?.state === 'uninstalled' ? known : null;
    return {
      before: left,
      teams: left === null ? [] : await teamsOfInstallation(trx, left.id),
    };
  });
  // The state last: a call that is repeated after a crash finds the work that was left.
  for (const teamId of teams) {
    await database.inTeam(teamId, (scope) => cameBack(scope, { before, proved }));
    await removeExports(lake, teamId);
  }
  await database.global(async (trx) => {
    await installations(trx)
      .insert({ id, ...factsOf(proved), state: 'active', wrapped_key: secrets.newKey(id) })
      .onConflict('id')
      .merge({ ...factsOf(proved), state: 'active', uninstalled_at: null, purge_at: null });
    if (before !== null && before.id !== id) await takeOver(trx, before.id, id);
  });
};

/** Nothing is asked of Jira from now on; each team’s data is exported by a job and removed after the delay. May come again. */
const uninstall = async (deps: LifecycleDeps, proved: ProvedToken): Promise<void> => {
  const { database, clock, queues, settings } = deps;
  const { installationId: id } = proved.claims.app;
  const now = clock.now();
  const left = await database.global(async (trx) => {
    const row = await findInstallation(trx, id, { lock: true });
    if (row === null) return null;
    if (row.state === 'active')
      await installations(trx)
        .where({ id })
        .update({
          state: 'uninstalled',
          uninstalled_at: now,
          purge_at: new Date(now.getTime() + settings.purgeAfterDays * dayMs),
          system_token: null,
          system_token_expires_at: null,
          poke_url: null,
        });
    const at = row.state === 'active' ? now : (row.uninstalled_at ?? now);
    return { at, teams: await teamsOfInstallation(trx, id) };
  });
  for (const teamId of left?.teams ?? [])
    await queues.addWork({
      teamId,
      name: leaveJobName,
      payload: { installationId: id },
      jobId: `forge-leave-${teamId}-${String(left?.at.getTime())}`,
    });
};

/** Learns of an installation whose own event was lost, and of a new version. */
export const keepKnown = async (deps: LifecycleDeps, call: PlatformCall): Promise<void> => {
  const { row } = call;
  if (row === null) await install(deps, call);
  else if (row.state === 'active')
    await deps.database.global((trx) =>
      installations(trx).where({ id: row.id, cloud_id: call.site.cloudId }).update(factsOf(call)),
    );
};

/** @throws AppError invalid_input for an event that is none of the life of an app */
export const receiveLifecycle = async (
  deps: LifecycleDeps,
  call: PlatformCall,
  body: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const event = body['eventType'];
  switch (event) {
    case 'avi:forge:installed:app':
      return install(deps, call);
    case 'avi:forge:upgraded:app':
      return keepKnown(deps, call);
    case 'avi:forge:uninstalled:app':
      return uninstall(deps, call);
    default:
      throw invalidInput(
        'body.eventType',
        'must be avi:forge:installed:app, avi:forge:upgraded:app or avi:forge:uninstalled:app',
      );
  }
};
