import type { ForgeInstallation } from '@valora/contracts';
import { AppError, forbidden, type Database } from '../../../platform/index.js';
import type { ForgeCall } from '../forge-call.js';
import type { PointsBudget } from '../write-back/points.js';
import { teamName, toConnected } from './connect-project.js';
import type { ProvingIdentity } from './forge-identity.js';
import { findInstallation, projectsOfInstallation, teamsOfInstallation } from './installation-store.js';

export interface DescribeDeps {
  readonly database: Database;
  readonly identity: ProvingIdentity;
  readonly points: PointsBudget | null;
  readonly dataRegion: string;
  readonly publicUrl: () => string;
}

const pointsOf = async (points: PointsBudget | null): Promise<ForgeInstallation['points']> => {
  if (points === null) throw new AppError('unavailable', 'No Forge app is configured.');
  const { spent, limit, resetsAt } = await points.read();
  return { spent, limit, resetsAt: resetsAt.toISOString() };
};

/** The app on this site. @throws AppError forbidden for anybody but an admin of the site */
export const describeInstallation = async (
  deps: DescribeDeps,
  call: ForgeCall,
): Promise<ForgeInstallation> => {
  const { database } = deps;
  if (!(await deps.identity.personOf(call)).isSiteAdmin)
    throw forbidden('Only an admin of this Jira site may see how Valora is installed.');
  const { row, projects, teamIds } = await database.global(async (trx) => ({
    row: await findInstallation(trx, call.installationId),
    projects: await projectsOfInstallation(trx, call.installationId),
    teamIds: await teamsOfInstallation(trx, call.installationId),
  }));
  if (row === null) throw forbidden('The Valora app is not installed on this site any more.');
  const teams = await Promise.all(teamIds.map((teamId) => teamName(database, teamId)));
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
  return {
    siteUrl: row.site_url,
    environment: row.environment,
    appVersion: row.app_version,
    installedAt: row.installed_at.toISOString(),
    state: row.state,
    purgeAt: row.purge_at?.toISOString() ?? null,
    region: deps.dataRegion,
    backendUrl: deps.publicUrl(),
    roiFieldId: row.roi_field_id,
    tokenExpiresAt: row.system_token === null ? null : (row.system_token_expires_at?.toISOString() ?? null),
    points: await pointsOf(deps.points),
    projects: projects.map((project) =>
      toConnected(project, { id: project.team_id, name: nameOf.get(project.team_id) ?? '' }),
    ),
    teams,
  };
};
