import { notFound, type TeamScope } from '../../../platform/index.js';

export interface TeamProject {
  readonly installationId: string;
  readonly projectId: string;
  readonly projectKey: string;
}

const chosen = ({ trx, teamId }: TeamScope) =>
  trx('forge_projects as p')
    .join('forge_installations as i', 'i.id', 'p.installation_id')
    .where({ 'p.team_id': teamId, 'i.state': 'active' })
    .orderBy('p.project_key')
    .select(
      'p.installation_id as installationId',
      'p.project_id as projectId',
      'p.project_key as projectKey',
    );

/** Projects that the team follows on sites that have the app, by key. */
export const listTeamProjects = async (scope: TeamScope): Promise<TeamProject[]> =>
  (await chosen(scope)) as TeamProject[];

/** Null where the project is no longer followed. */
export const findTeamProject = async (scope: TeamScope, projectId: string): Promise<TeamProject | null> => {
  const [project] = (await chosen(scope).andWhere('p.project_id', projectId)) as TeamProject[];
  return project ?? null;
};

/** @throws AppError not_found unless the project is connected to the team */
export const getTeamProject = async (scope: TeamScope, projectId: string): Promise<TeamProject> => {
  const project = await findTeamProject(scope, projectId);
  if (project === null) throw notFound('connected project');
  return project;
};
