import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { issueScoreProperty } from '@valora/contracts';
import { createJiraClient, type JiraClient } from '../../integrations/jira/index.js';
import {
  createInstallations,
  createPointsBudget,
  writeScores,
  type WriteBackDeps,
} from '../../integrations/index.js';
import { createDatabase } from '../../platform/db/database.js';
import { systemClock, type Database } from '../../platform/index.js';
import { createLogger } from '../../platform/log/logger.js';
import { createKeyWrap } from '../../platform/secrets/key-wrap.js';
import type { BenchContext } from '../bench-context.js';
import { startInstallation } from '../installation.js';
import { aSeededTeam, seedTeams } from '../lists/seed-teams.js';
import type { Measurement } from '../measurement.js';
import { showMs, showNumber, showRatio } from '../show-number.js';
import { roiFieldOfSite, startCountingJira, type CountingJira } from './counting-jira.js';

const per = 10_000;
const mostPart = 0.03;
/** Room for the reference too, which would use up more than an hour. */
const pointsPerHour = 1_000_000;

export const writeBackMethod =
  'Scores of 10,000 issues that Jira does not have yet are written, as issue property and as ROI field, to a stand-in on loopback that answers at once; requests are counted there, and points as the budget counts them, by Atlassian’s published prices. Then nothing changes and they are written again. Reference: one request for each property and each field by the same client in the same run, of fewer issues and counted up to 10,000. The time includes waiting for Jira’s tasks and says little about a real site.';

interface Site {
  readonly database: Database;
  readonly jira: CountingJira;
  readonly teamId: string;
  readonly client: JiraClient;
  readonly deps: WriteBackDeps;
}

const follow = (database: Database, teamId: string, baseUrl: string): Promise<void> =>
  database.inTeam(teamId, async ({ trx }) => {
    await trx('forge_installations').insert({
      id: 'bench',
      environment: 'PRODUCTION',
      cloud_id: 'bench',
      api_base_url: baseUrl,
      state: 'active',
      wrapped_key: '',
    });
    await trx('forge_projects').insert({
      installation_id: 'bench',
      project_id: '10000',
      project_key: 'APP',
      project_name: 'App',
      team_id: teamId,
      connected_by: 'Mara Lindqvist',
    });
    await trx.raw(
      `insert into jira_issues (team_id, issue_id, issue_key, project_id, feature_id)
       select team_id, (10000 + row_number() over (order by id))::text, key, '10000', id from features where team_id = ?`,
      [teamId],
    );
    await trx.raw('analyze jira_issues');
  });

const openSite = (database: Database, teamId: string, jira: CountingJira): Site => {
  const log = createLogger({ level: 'silent' });
  const clock = systemClock;
  const client = createJiraClient({
    baseUrl: jira.baseUrl,
    auth: { kind: 'oauth', accessToken: () => Promise.resolve('token') },
    clock: { now: Date.now, sleep: (ms) => sleep(ms) },
    points: createPointsBudget({ database, clock, pointsPerHour }).spender({
      site: jira.baseUrl,
      priority: 'watched',
    }),
  });
  const config = { siteUrl: '', baseUrl: jira.baseUrl, email: null, projectKey: null, installationId: null };
  const deps: WriteBackDeps = {
    database,
    clock,
    log,
    queues: { addWork: () => Promise.resolve() },
    clients: {
      open: () => Promise.resolve({ id: teamId, config, client }),
      trial: () => client,
      forSite: () => client,
    },
    installations: createInstallations({
      database,
      keys: createKeyWrap({ masterKey: randomBytes(32) }),
      clock,
      log,
    }),
    jira: { allowLoopback: true },
  };
  return { database, jira, teamId, client, deps };
};

interface Cost {
  readonly requests: number;
  readonly points: number;
  readonly ms: number;
}

/** What the work costs, counted up to 10,000 issues. */
const costOf = async (
  { database, jira, deps }: Site,
  issues: number,
  work: () => Promise<unknown>,
): Promise<Cost> => {
  const { read } = createPointsBudget({ database, clock: deps.clock, pointsPerHour });
  const before = { requests: jira.requests(), points: (await read()).spent, at: performance.now() };
  await work();
  const scale = per / issues;
  return {
    ms: (performance.now() - before.at) * scale,
    requests: (jira.requests() - before.requests) * scale,
    points: ((await read()).spent - before.points) * scale,
  };
};

const writeOneByOne = async ({ client }: Site, issues: number): Promise<void> => {
  for (let number = 1; number <= issues; number += 1) {
    const issueId = String(10_000 + number);
    await client.setIssueProperty({
      issueKey: issueId,
      property: issueScoreProperty,
      value: { schema: 1, rank: number },
    });
    await client.setFieldValues({ field: roiFieldOfSite, updates: [{ issueIds: [issueId], value: number }] });
  }
};

const writeAll = async ({ database, deps, teamId }: Site): Promise<void> => {
  const context = {
    teamId,
    inTeam: <T>(work: Parameters<typeof database.inTeam<T>>[1]) => database.inTeam(teamId, work),
    signal: new AbortController().signal,
  };
  while (await writeScores(deps, context));
};

const lines = (bulk: Cost, single: Cost, again: Cost): Measurement[] => [
  ...(['requests', 'points'] as const).map((what) => ({
    what: `${what} for ${showNumber(per)} changed scores`,
    ours: showNumber(bulk[what]),
    reference: showNumber(single[what]),
    ratio: `${(bulk[what] / single[what]).toFixed(3)} ×`,
    target: `≤ ${String(mostPart)} ×`,
    met: bulk[what] / single[what] <= mostPart,
  })),
  {
    what: `writing ${showNumber(per)} changed scores`,
    ours: showMs(bulk.ms),
    reference: showMs(single.ms),
    ratio: showRatio(bulk.ms / single.ms),
    target: '',
    met: null,
  },
  {
    what: 'requests where nothing changed',
    ours: showNumber(again.requests),
    reference: '',
    ratio: '',
    target: '0',
    met: again.requests === 0,
  },
];

const measure = async (site: Site, issues: number, sample: number): Promise<Measurement[]> => {
  const single = await costOf(site, sample, () => writeOneByOne(site, sample));
  const bulk = await costOf(site, issues, () => writeAll(site));
  if (site.jira.scored().size !== issues)
    throw new Error(`Of ${showNumber(issues)} scores ${showNumber(site.jira.scored().size)} came.`);
  const again = await costOf(site, issues, () => writeAll(site));
  return lines(bulk, single, again);
};

export const measureWriteBack = async (context: BenchContext): Promise<Measurement[]> => {
  const installation = await startInstallation(context, 'writeback');
  const { ownerUrl, owner } = installation;
  const database = createDatabase({ url: ownerUrl, connections: 5 });
  const jira = await startCountingJira();
  try {
    const issues = context.quick ? 2_000 : per;
    const team = aSeededTeam(issues);
    await seedTeams({ ownerUrl, teams: [team], memberId: owner.userId });
    await follow(database, team.id, jira.baseUrl);
    return await measure(openSite(database, team.id, jira), issues, context.quick ? 200 : 1_000);
  } finally {
    await jira.close();
    await database.close();
    await installation.stop();
  }
};
