import { issueScoreProperty } from '@valora/contracts';
import { createDatabase } from '../../../../platform/db/database.js';
import type { Database } from '../../../../platform/index.js';
import { databaseFromTemplate, type TestDatabase } from '../../../../testing/database-from-template.js';
import { roiField, startFakeJira, type FakeJira } from '../../../../testing/jira/index.js';
import { writeScores } from '../write-scores.js';
import { followSite, seedRanked, type FollowedSite, type SiteOptions } from './followed-site.js';

interface ScoreRow {
  readonly written_score: string | null;
  readonly written_roi: number | null;
  readonly write_problem: string | null;
  readonly next_write_at: Date | null;
}

/** A fresh fake site, followed by a team on a real database, before every test of the file. */
export const siteOnPostgres = (always: Pick<SiteOptions, 'clock'> = {}) => {
  let template: TestDatabase;
  let database: Database;
  let jira: FakeJira;
  let site: FollowedSite;
  const follow = async (options: Partial<SiteOptions> = {}): Promise<void> => {
    site = await followSite({ database, jira, ...always, ...options });
  };
  const forgetPoints = () => database.global((trx) => trx('forge_points').delete());
  beforeAll(async () => {
    template = await databaseFromTemplate();
    database = createDatabase({ url: template.appUrl, connections: 5 });
  });
  afterAll(async () => {
    await database.close();
    await template.drop();
  });
  beforeEach(async () => {
    await forgetPoints();
    jira = await startFakeJira();
    await follow();
  });
  afterEach(() => jira.close());

  const issueOf = (issueId: string) => jira.issues().find(({ id }) => id === issueId);
  return {
    database: () => database,
    jira: () => jira,
    site: () => site,
    /** Another team takes the place of the one that follows the site. */
    follow,
    forgetPoints,
    seed: (count: number): Promise<string[]> => seedRanked(site, jira, count),
    write: (): Promise<boolean> => writeScores(site.deps, site.context),
    requestsTo: (path: RegExp): number => jira.requests().filter((request) => path.test(request.path)).length,
    propertyOf: (issueId: string): unknown => issueOf(issueId)?.properties.get(issueScoreProperty),
    fieldOf: (issueId: string): unknown => issueOf(issueId)?.fields[roiField],
    rowOf: (issueId: string): Promise<ScoreRow> =>
      site.inTeam(
        async ({ trx }) => (await trx('jira_issues').where({ issue_id: issueId }).first()) as ScoreRow,
      ),
  };
};
