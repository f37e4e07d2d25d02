import type { Database } from '../../../platform/index.js';

/** Teams that follow projects of an installation, those that follow most first. */
const teamsOf = (database: Database, installationId: string): Promise<string[]> =>
  database.global(async (trx) => {
    const rows = (await trx('forge_projects as p')
      .join('forge_installations as i', 'i.id', 'p.installation_id')
      .where({ 'i.id': installationId, 'i.state': 'active' })
      .groupBy('p.team_id')
      .orderByRaw('count(*) desc, p.team_id')
      .select('p.team_id as teamId')) as { teamId: string }[];
    return rows.map(({ teamId }) => teamId);
  });

/** The project of the site that the team knows the issue from; null where it knows none. */
const projectOf = (database: Database, teamId: string, issue: IssueOfSite): Promise<string | null> =>
  database.inTeam(teamId, async ({ trx }) => {
    const row = (await trx('jira_issues as j')
      .join('forge_projects as p', (on) => {
        on.on('p.team_id', 'j.team_id').andOn('p.project_id', 'j.project_id');
      })
      .where({ 'j.team_id': teamId, 'j.issue_id': issue.issueId, 'p.installation_id': issue.installationId })
      .whereNull('j.removed_at')
      .first('j.project_id as projectId')) as { projectId: string } | undefined;
    return row?.projectId ?? null;
  });

export interface IssueOfSite {
  readonly installationId: string;
  readonly issueId: string;
}

export interface Following {
  readonly teamId: string;
  readonly projectId: string;
}

/** Who follows an issue of a site; null where nobody does. */
export const findFollowing = async (database: Database, issue: IssueOfSite): Promise<Following | null> => {
  for (const teamId of await teamsOf(database, issue.installationId)) {
    const projectId = await projectOf(database, teamId, issue);
    if (projectId !== null) return { teamId, projectId };
  }
  return null;
};
