import type { Knex } from 'knex';
import { unusablePassword } from '../../../identity/index.js';
import { systemActor, type Lake, type TeamScope } from '../../../platform/index.js';
import { connectionsOf } from '../../connection-row.js';
import { hasExport, removeExports } from './export-team.js';
import { findInstallation, installations, teamsOfInstallation } from './installation-store.js';
import { findLeft, leaveTeam } from './leave-team.js';
import type { LifecycleDeps } from './lifecycle-deps.js';
import { endMembership } from './membership.js';
import { emailOf } from './people.js';

export interface PurgeDeps extends LifecycleDeps {
  /** Files of trained models, by their keys. */
  readonly removeModels: (keys: readonly string[]) => Promise<void>;
}

const dayMs = 86_400_000;
const foreignKeyViolation = '23503';

interface Member {
  readonly id: string;
  readonly hasPassword: boolean;
}

const membersOf = async ({ trx, teamId }: TeamScope): Promise<Member[]> => {
  const rows = (await trx('memberships as m')
    .join('users as u', 'u.id', 'm.user_id')
    .where('m.team_id', teamId)
    .select('u.id', 'u.password_hash')) as { id: string; password_hash: string }[];
  return rows.map(({ id, password_hash: hash }) => ({ id, hasPassword: hash !== unusablePassword }));
};

/** What ties a team’s features to issues; its features, signals and the log of what left Jira are its own. */
const tiesToJira = [
  'jira_dirty',
  'jira_needs',
  'jira_work',
  'jira_conflicts',
  'jira_comments',
  'jira_syncs',
  'jira_policies',
  'jira_issues',
];

/** Its people sign in without Jira, so the team stays; what came with the site’s installation goes. */
const detach = async (scope: TeamScope, people: readonly string[]): Promise<void> => {
  await connectionsOf(scope).where({ auth: 'forge' }).delete();
  for (const table of tiesToJira) await scope.trx(table).where({ team_id: scope.teamId }).delete();
  for (const userId of people) await endMembership(scope, userId);
};

/** What is left of a purged team: that it was, and where its audit chain ended. */
const bury = async ({ trx, teamId }: TeamScope): Promise<void> => {
  const head = (await trx('audit_chain')
    .where({ team_id: teamId })
    .orderBy('seq', 'desc')
    .first('seq', 'hash')) as { seq: string; hash: Buffer } | undefined;
  await trx('team_tombstones').insert({
    team_id: teamId,
    purged_by: `${systemActor.name}: the Forge app was uninstalled`,
    last_seq: head?.seq ?? 0,
    head_hash: head?.hash ?? null,
  });
  await trx('teams').where({ id: teamId }).delete();
};

interface Purged {
  readonly people: readonly string[];
  readonly modelKeys: readonly string[];
  readonly isGone: boolean;
}

/** Null where the app came back meanwhile. */
const purgeTeam = (
  { database }: PurgeDeps,
  { teamId, installationId }: { teamId: string; installationId: string },
): Promise<Purged | null> =>
  database.inTeam(teamId, async (scope) => {
    await scope.trx.raw('set local statement_timeout = 0');
    const row = await findInstallation(scope.trx, installationId, { lock: true });
    if (row?.state !== 'uninstalled') return null;
    const members = await membersOf(scope);
    const people = members.filter(({ hasPassword }) => !hasPassword).map(({ id }) => id);
    if (people.length < members.length) {
      await detach(scope, people);
      await scope.trx('forge_projects').where({ installation_id: installationId, team_id: teamId }).delete();
      return { people, modelKeys: [], isGone: false };
    }
    const keys = (await scope
      .trx('models')
      .where({ team_id: teamId })
      .whereNotNull('artifact_key')
      .select('artifact_key')) as { artifact_key: string }[];
    await bury(scope);
    return { people, modelKeys: keys.map(({ artifact_key: key }) => key), isGone: true };
  });

/** A person nobody knows any more is forgotten; what they did elsewhere loses the name. */
const forgetPerson = async ({ database }: PurgeDeps, userId: string): Promise<void> => {
  const belongs = await database.asUser(userId, (trx) =>
    trx('memberships').where({ user_id: userId }).first('team_id'),
  );
  if (belongs !== undefined) return;
  const users = (trx: Knex.Transaction) => trx('users').where({ id: userId });
  try {
    await database.global((trx) => users(trx).delete());
  } catch (error) {
    if ((error as { code?: unknown }).code !== foreignKeyViolation) throw error;
    await database.global(async (trx) => {
      await trx('jira_accounts').where({ user_id: userId }).delete();
      await users(trx).update({ name: 'A former member', email: emailOf(userId) });
    });
  }
};

const removeFiles = async (lake: Lake, teamId: string): Promise<void> => {
  const part = `/team=${teamId}/`;
  for (const key of await lake.list('raw')) if (key.includes(part)) await lake.remove(key);
  await lake.remove(`audit/team=${teamId}`);
};

const purgeInstallation = async (deps: PurgeDeps, id: string): Promise<void> => {
  const { database, lake, log, clock, settings } = deps;
  const row = await findLeft(database, id);
  if (row === null) return;
  const teams = await database.global((trx) => teamsOfInstallation(trx, id));
  const isExported = await Promise.all(teams.map((teamId) => hasExport(lake, teamId)));
  if (isExported.includes(false)) {
    // Nobody could have fetched an export that was never written: it is written now and the delay starts anew.
    const purgeAt = new Date(clock.now().getTime() + settings.purgeAfterDays * dayMs);
    await database.global((trx) => installations(trx).where({ id }).update({ purge_at: purgeAt }));
    for (const teamId of teams) await leaveTeam(deps, { teamId, row: { ...row, purge_at: purgeAt } });
    return;
  }
  for (const teamId of teams) {
    const purged = await purgeTeam(deps, { teamId, installationId: id });
    if (purged === null) return;
    if (purged.isGone) await removeFiles(lake, teamId);
    await removeExports(lake, teamId);
    await deps.removeModels(purged.modelKeys);
    for (const userId of purged.people) await forgetPerson(deps, userId);
    log.warn(
      { teamId, installationId: id, isGone: purged.isGone },
      'what a team had from an uninstalled Forge app was removed',
    );
  }
  await database.global((trx) => installations(trx).where({ id, state: 'uninstalled' }).delete());
};

/** Removes what installations left whose delay is over. */
export const purgeWhatIsDue = async (deps: PurgeDeps): Promise<void> => {
  const due = (await deps.database.global((trx) =>
    installations(trx).where({ state: 'uninstalled' }).where('purge_at', '<=', deps.clock.now()).select('id'),
  )) as { id: string }[];
  for (const { id } of due) await purgeInstallation(deps, id);
};
