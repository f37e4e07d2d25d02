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

/** What the team knows of an issue of the site; null where it knows nothing. */
const knownTo = (database: Database, teamId: string, issue: IssueOfSite): Promise<Following | null> =>
  database.inTeam(teamId, async ({ trx }) => {
    const row = (await trx('jira_issues as j')
      .join('forge_projects as p', (on) => {
        on.on('p.team_id', 'j.team_id').andOn('p.project_id', 'j.project_id');
      })
      .where({ 'j.team_id': teamId, 'j.issue_id': issue.issueId, 'p.installation_id': issue.installationId })
      .whereNull('j.removed_at')
      .leftJoin('features as f', (on) => {
        on.on('f.team_id', 'j.team_id').andOn('f.id', 'j.feature_id').andOnNull('f.removed_at');
      })
      .first('j.team_id as teamId', 'j.project_id as projectId', 'f.id as featureId')) as
      Following | undefined;
    return row ?? null;
  });

export interface IssueOfSite {
  readonly installationId: string;
  readonly issueId: string;
}

export interface Following {
  readonly teamId: string;
  readonly projectId: string;
  /** The living feature behind the issue; null where it has none. */
  readonly featureId: string | null;
}

/** Who follows an issue of a site; null where nobody does. */
export const findFollowing = async (database: Database, issue: IssueOfSite): Promise<Following | null> => {
  for (const teamId of await teamsOf(database, issue.installationId)) {
    const known = await knownTo(database, teamId, issue);
    if (known !== null) return known;
  }
  return null;
};
