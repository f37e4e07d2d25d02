import type { Knex } from 'knex';
import type { ForgeCall } from '../forge-call.js';

export interface InstallationRow {
  readonly id: string;
  readonly environment: ForgeCall['environment'];
  readonly app_version: string | null;
  readonly cloud_id: string;
  readonly site_url: string | null;
  readonly api_base_url: string;
  readonly state: 'active' | 'uninstalled';
  readonly installed_at: Date;
  readonly uninstalled_at: Date | null;
  readonly purge_at: Date | null;
  readonly wrapped_key: string;
  readonly system_token: string | null;
  readonly system_token_expires_at: Date | null;
  readonly system_token_at: Date | null;
  readonly roi_field_id: string | null;
}

export const installations = (trx: Knex.Transaction) => trx('forge_installations');

export const findInstallation = async (
  trx: Knex.Transaction,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<InstallationRow | null> => {
  const query = installations(trx).where({ id });
  if (options.lock === true) void query.forUpdate();
  return ((await query.first()) as InstallationRow | undefined) ?? null;
};

export interface ProjectRow {
  readonly installation_id: string;
  readonly project_id: string;
  readonly project_key: string;
  readonly project_name: string;
  readonly team_id: string;
  readonly connected_by: string;
  readonly connected_at: Date;
}

export const findProject = async (
  trx: Knex.Transaction,
  key: { readonly installationId: string; readonly projectId: string },
): Promise<ProjectRow | null> =>
  ((await trx('forge_projects')
    .where({ installation_id: key.installationId, project_id: key.projectId })
    .first()) as ProjectRow | undefined) ?? null;

export const projectsOfInstallation = async (
  trx: Knex.Transaction,
  installationId: string,
): Promise<ProjectRow[]> =>
  (await trx('forge_projects')
    .where({ installation_id: installationId })
    .orderBy('project_key')) as ProjectRow[];

export const projectsOfTeam = async (trx: Knex.Transaction, teamId: string): Promise<ProjectRow[]> =>
  (await trx('forge_projects').where({ team_id: teamId }).orderBy('project_id')) as ProjectRow[];

/** Teams that followed projects of a site and follow none of it any more. */
export const formerTeamsOf = async (trx: Knex.Transaction, installationId: string): Promise<string[]> =>
  (await trx('forge_former_teams')
    .where({ installation_id: installationId })
    .orderBy('team_id')
    .pluck('team_id')) as string[];

/** Teams of a site: those that follow a project of it, and those that did. */
export const teamsOfInstallation = async (
  trx: Knex.Transaction,
  installationId: string,
): Promise<string[]> => {
  const projects = await projectsOfInstallation(trx, installationId);
  const former = await formerTeamsOf(trx, installationId);
  return [...new Set([...projects.map((project) => project.team_id), ...former])];
};
