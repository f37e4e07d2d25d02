import type { api, Body, ConnectedProject, PolicyMode, User } from '@valora/contracts';
import { createTeam, getTeam, isAtLeast } from '../../../identity/index.js';
import {
  conflict,
  forbidden,
  invalidInput,
  notFound,
  recordEvent,
  type Actor,
  type Database,
  type Envelope,
  type TeamScope,
} from '../../../platform/index.js';
import { connectionsOf, type ConnectionRow } from '../../connection-row.js';
import { sealSecrets } from '../../connection-secrets.js';
import { findJira, saveJira } from '../../connection-store.js';
import type { JiraProject } from '../../jira/index.js';
import type { ForgeCall, ForgePerson } from '../forge-call.js';
import { isNumbersOnly, startPolicy } from '../sync/start-policy.js';
import type { ProvingIdentity } from './forge-identity.js';
import {
  findInstallation,
  findProject,
  formerTeamsOf,
  projectsOfInstallation,
  projectsOfTeam,
  type InstallationRow,
  type ProjectRow,
} from './installation-store.js';

export interface ConnectDeps {
  readonly database: Database;
  readonly envelope: Envelope;
  readonly identity: ProvingIdentity;
}

export interface ConnectAsk {
  readonly call: ForgeCall;
  readonly projectId: string;
  readonly form: Body<typeof api.forge.connectProject>;
}

export const toConnected = (row: ProjectRow, team: { id: string; name: string }): ConnectedProject => ({
  projectId: row.project_id,
  projectKey: row.project_key,
  projectName: row.project_name,
  team,
  connectedAt: row.connected_at.toISOString(),
});

export const teamName = async (
  database: Database,
  teamId: string,
): Promise<{ id: string; name: string }> => ({
  id: teamId,
  name: (await database.inTeam(teamId, getTeam)).name,
});

/** @throws AppError forbidden unless Jira lets the person administer every one of the projects */
const assertAdministers = async (
  { identity }: ConnectDeps,
  call: ForgeCall,
  projectIds: readonly string[],
): Promise<void> => {
  if (!isAtLeast(await identity.roleIn(call, projectIds), 'manager'))
    throw forbidden('Only an admin of the project in Jira may connect it or stop that.');
};

/** A team without projects can be taken up again by its admins. */
const assertAdminOfFormer = async (
  { database }: ConnectDeps,
  { call, teamId, userId }: { call: ForgeCall; teamId: string; userId: string },
): Promise<void> => {
  const former = await database.global((trx) => formerTeamsOf(trx, call.installationId));
  if (!former.includes(teamId))
    throw invalidInput('body.teamId', 'is not a team that follows a project of this site, or did');
  const member = (await database.inTeam(teamId, ({ trx }) =>
    trx('memberships').where({ team_id: teamId, user_id: userId }).first('role'),
  )) as { role: string } | undefined;
  if (member?.role !== 'admin') throw forbidden('Only an admin of this team may connect it again.');
};

/** Whom to join: a team this site already feeds, whose every project the person administers. */
const teamToJoin = async (
  deps: ConnectDeps,
  { call, teamId, userId }: { call: ForgeCall; teamId: string; userId: string },
): Promise<string> => {
  const { database } = deps;
  const all = await database.global((trx) => projectsOfInstallation(trx, call.installationId));
  const shared = all.filter((row) => row.team_id === teamId).map((row) => row.project_id);
  if (shared.length === 0) await assertAdminOfFormer(deps, { call, teamId, userId });
  else await assertAdministers(deps, call, shared);
  return teamId;
};

const installationOf = async ({ database }: ConnectDeps, call: ForgeCall): Promise<InstallationRow> => {
  const row = await database.global((trx) => findInstallation(trx, call.installationId));
  if (row === null) throw notFound('installation');
  return row;
};

interface Joining {
  readonly row: InstallationRow;
  readonly project: JiraProject;
  readonly siteUrl: string;
  readonly actor: Actor;
  readonly mode: PolicyMode;
}

const connect = async (
  { envelope }: ConnectDeps,
  scope: TeamScope,
  { row, project, siteUrl, actor, mode }: Joining,
): Promise<boolean> => {
  const made = await scope
    .trx('forge_projects')
    .insert({
      installation_id: row.id,
      project_id: project.id,
      project_key: project.key,
      project_name: project.name,
      team_id: scope.teamId,
      connected_by: actor.name,
    })
    .onConflict()
    .ignore()
    .returning('project_id');
  if (made.length === 0) return false;
  await scope.trx('forge_former_teams').where({ team_id: scope.teamId }).delete();
  if ((await findJira(scope)) === null)
    await saveJira(scope, {
      name: new URL(siteUrl).host,
      auth: 'forge',
      config: {
        siteUrl,
        baseUrl: row.api_base_url,
        email: null,
        projectKey: project.key,
        installationId: row.id,
      },
      secrets: await sealSecrets(envelope, scope, { auth: 'forge' }),
      actor,
    });
  await startPolicy(scope, { projectId: project.id, mode, actor });
  await recordEvent(scope, {
    type: 'jira.project_connected',
    actor,
    payload: {
      installationId: row.id,
      projectId: project.id,
      projectKey: project.key,
      projectName: project.name,
    },
  });
  return true;
};

const newTeam = (
  { database }: ConnectDeps,
  ask: ConnectAsk,
  about: { readonly person: ForgePerson; readonly project: JiraProject },
): Promise<string> => {
  const { person, project } = about;
  const owner: User = { id: person.userId, email: '', name: person.name };
  return createTeam(database, {
    name: ask.form.teamName ?? project.name.slice(0, 100),
    currency: ask.form.currency,
    owner,
  });
};

/**
 * Connects a project to a team and asks for its first sync. Asked again, it answers what holds.
 * @throws AppError forbidden, conflict where it is connected to another team, invalid_input for the team
 */
export const connectProject = async (deps: ConnectDeps, ask: ConnectAsk): Promise<ConnectedProject> => {
  const { database, identity } = deps;
  const { call, projectId, form } = ask;
  const { installationId } = call;
  const person = await identity.personOf(call);
  await assertAdministers(deps, call, [projectId]);
  const find = () => database.global((trx) => findProject(trx, { installationId, projectId }));
  const answer = async (found: ProjectRow): Promise<ConnectedProject> => {
    if (form.teamId !== null && form.teamId !== found.team_id)
      throw conflict('The project is connected to another team; disconnect it there first.');
    if (
      form.mode === 'numbers_only' &&
      !(await database.inTeam(found.team_id, (scope) => isNumbersOnly(scope, projectId)))
    )
      throw conflict('The project is connected and texts of it may leave Jira; its settings change that.');
    return toConnected(found, await teamName(database, found.team_id));
  };

  const before = await find();
  if (before !== null) return answer(before);
  const row = await installationOf(deps, call);
  const { project, siteUrl } = await identity.permissions.ask(call, async (client) => ({
    project: await client.getProject(projectId),
    siteUrl: row.site_url ?? (await client.serverInfo()).baseUrl,
  }));
  const actor = { name: person.name, userId: person.userId };
  const teamId =
    form.teamId === null
      ? await newTeam(deps, ask, { person, project })
      : await teamToJoin(deps, { call, teamId: form.teamId, userId: person.userId });
  const isOurs = await database.inTeam(teamId, (scope) =>
    connect(deps, scope, { row, project, siteUrl, actor, mode: form.mode }),
  );
  // Somebody connected it in the same moment: their team stays, ours never was.
  if (!isOurs && form.teamId === null)
    await database.inTeam(teamId, ({ trx }) => trx('teams').where({ id: teamId }).delete());
  const made = await find();
  if (made === null) throw notFound('project');
  return answer(made);
};

/** The last project takes the connection with it; another of the team’s projects becomes its default. */
const letGo = async (scope: TeamScope, gone: ProjectRow, actor: Actor): Promise<void> => {
  const [next] = await projectsOfTeam(scope.trx, scope.teamId);
  if (next === undefined)
    await scope
      .trx('forge_former_teams')
      .insert({ installation_id: gone.installation_id, team_id: scope.teamId })
      .onConflict()
      .ignore();
  const connection = (await connectionsOf(scope).where({ auth: 'forge' }).first()) as
    ConnectionRow | undefined;
  if (connection === undefined) return;
  if (next === undefined) {
    await connectionsOf(scope).where({ id: connection.id }).delete();
    await recordEvent(scope, {
      type: 'integration.removed',
      subjectId: connection.id,
      actor,
      payload: { integrationId: connection.id, kind: 'jira', name: connection.name },
    });
    return;
  }
  await connectionsOf(scope)
    .where({ id: connection.id })
    .whereRaw(`config->>'projectKey' = ?`, [gone.project_key])
    .update({
      config: scope.trx.raw(`config || ?::jsonb`, [JSON.stringify({ projectKey: next.project_key })]),
    });
};

/** Stops following a project; the team keeps what it has. @throws AppError forbidden, not_found */
export const disconnectProject = async (
  deps: ConnectDeps,
  { call, projectId }: Pick<ConnectAsk, 'call' | 'projectId'>,
): Promise<void> => {
  const { database, identity } = deps;
  const { installationId } = call;
  const person = await identity.personOf(call);
  // A project that was deleted in Jira has no admin any more; the site has.
  if (!person.isSiteAdmin) await assertAdministers(deps, call, [projectId]);
  const found = await database.global((trx) => findProject(trx, { installationId, projectId }));
  if (found === null) throw notFound('connected project');
  const actor = { name: person.name, userId: person.userId };
  await database.inTeam(found.team_id, async (scope) => {
    const gone = await scope
      .trx('forge_projects')
      .where({ installation_id: installationId, project_id: projectId, team_id: scope.teamId })
      .delete();
    if (gone === 0) throw notFound('connected project');
    await letGo(scope, found, actor);
    await recordEvent(scope, {
      type: 'jira.project_disconnected',
      actor,
      payload: { installationId, projectId, projectKey: found.project_key },
    });
  });
};
