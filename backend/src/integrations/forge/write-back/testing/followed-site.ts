import { randomBytes } from 'node:crypto';
import { createJiraClock } from '../../../jira-clock.js';
import type { JiraClients } from '../../../jira-clients.js';
import { createJiraClient, createRateGate, type JiraClientOptions } from '../../../jira/index.js';
import { createInstallations } from '../../identity/index.js';
import { newId, type Clock, type Database, type TeamScope } from '../../../../platform/index.js';
import { createKeyWrap } from '../../../../platform/secrets/key-wrap.js';
import { createLogger } from '../../../../platform/log/logger.js';
import { aTeam, type TestTeam } from '../../../../testing/a-team.js';
import type { FakeJira } from '../../../../testing/jira/index.js';
import { createPointsBudget } from '../points.js';
import type { WriteBackDeps } from '../write-back-deps.js';

export interface FollowedSite {
  readonly team: TestTeam;
  readonly installationId: string;
  readonly projectId: string;
  readonly deps: WriteBackDeps;
  /** Work that was asked for. */
  readonly asked: {
    name: string;
    teamId: string;
    jobId?: string | undefined;
    delayMs?: number | undefined;
  }[];
  readonly inTeam: <T>(work: (scope: TeamScope) => Promise<T>) => Promise<T>;
  /** What a job of the team sees. */
  readonly context: { teamId: string; inTeam: FollowedSite['inTeam']; signal: AbortSignal };
}

export interface SiteOptions {
  readonly database: Database;
  readonly jira: FakeJira;
  readonly clock?: Clock;
  readonly pointsPerHour?: number;
  readonly patience?: NonNullable<JiraClientOptions['patience']>;
  readonly timeoutMs?: number;
}

/** Clients of the team’s connection through the app, whose points are counted. */
const clientsOf = (
  options: Required<Omit<SiteOptions, 'database'>> & { database: Database },
): JiraClients => {
  const { jira, database, clock, pointsPerHour, patience, timeoutMs } = options;
  const budget = createPointsBudget({ database, clock, pointsPerHour });
  const gate = createRateGate(createJiraClock(clock));
  const clientOf = (priority: Parameters<typeof budget.spender>[0]['priority'], signal?: AbortSignal) =>
    createJiraClient({
      baseUrl: jira.apiBaseUrl,
      auth: { kind: 'oauth', accessToken: () => Promise.resolve(jira.systemToken) },
      clock: createJiraClock(clock, signal),
      gate,
      points: budget.spender({ site: jira.apiBaseUrl, priority }),
      patience,
      timeoutMs,
    });
  const config = {
    siteUrl: jira.baseUrl,
    baseUrl: jira.apiBaseUrl,
    email: null,
    projectKey: null,
    installationId: null,
  };
  return {
    open: (teamId, signal, priority = 'interactive') =>
      Promise.resolve({ id: teamId, config, client: clientOf(priority, signal) }),
    trial: () => clientOf('interactive'),
    forSite: () => clientOf('watched'),
  };
};

interface Rows {
  readonly installation: Readonly<Record<string, string>>;
  readonly project: Readonly<Record<string, string>>;
}

const connect = (database: Database, { installation, project }: Rows): Promise<void> =>
  database.global(async (trx) => {
    await trx('forge_installations').insert(installation);
    const names = { project_key: 'SHOP', project_name: 'Shop' };
    await trx('forge_projects').insert({ installation_id: installation['id'], ...names, ...project });
  });

/** A team that follows the first project of a fake site; no issue is known yet. */
export const followSite = async (options: SiteOptions): Promise<FollowedSite> => {
  const { database, jira } = options;
  const clock = options.clock ?? { now: () => new Date() };
  const team = await aTeam(database);
  const installationId = `installation-${newId()}`;
  const projectId = jira.projectId('SHOP');
  const log = createLogger({ level: 'silent' });
  const keys = createKeyWrap({ masterKey: randomBytes(32) });
  const installations = createInstallations({ database, keys, clock, log });
  await connect(database, {
    installation: {
      id: installationId,
      environment: 'PRODUCTION',
      cloud_id: jira.cloudId,
      api_base_url: jira.apiBaseUrl,
      state: 'active',
      wrapped_key: installations.secrets.newKey(installationId),
    },
    project: { project_id: projectId, team_id: team.teamId, connected_by: team.actor.name },
  });
  const asked: FollowedSite['asked'] = [];
  const deps: WriteBackDeps = {
    database,
    clock,
    log,
    queues: {
      addWork: ({ name, teamId, jobId, delayMs }) => {
        asked.push({ name, teamId, jobId, delayMs });
        return Promise.resolve();
      },
    },
    clients: clientsOf({
      database,
      jira,
      clock,
      pointsPerHour: options.pointsPerHour ?? 65_000,
      patience: options.patience ?? { tries: 1, maxWaitMs: 0 },
      timeoutMs: options.timeoutMs ?? 20_000,
    }),
    jira: { allowLoopback: true },
    installations,
  };
  const inTeam: FollowedSite['inTeam'] = (work) => database.inTeam(team.teamId, work);
  const signal = new AbortController().signal;
  return {
    team,
    installationId,
    projectId,
    deps,
    asked,
    inTeam,
    context: { teamId: team.teamId, inTeam, signal },
  };
};

/** Issues in Jira with their ranked and predicted features here; the first is ranked first. Answers issue numbers. */
export const seedRanked = async (site: FollowedSite, jira: FakeJira, count: number): Promise<string[]> => {
  const keys = Array.from({ length: count }, (_, index) =>
    jira.seed({ projectKey: 'SHOP', summary: `Idea ${String(index + 1)}` }),
  );
  const issueIds = keys.map((key) => jira.issue(key).id);
  const { teamId } = site.team;
  await site.inTeam(async ({ trx }) => {
    await trx.raw(
      `with issues as (
         select * from unnest(:ids::text[], :keys::text[]) with ordinality as u (issue_id, issue_key, n)),
       made as (
         insert into features (team_id, id, key, title, status, created_at)
         select :teamId, gen_random_uuid(), issue_key, issue_key, 'idea', now() from issues returning id, key),
       ranked as (
         insert into rankings (team_id, feature_id, rank, model_rank, rank_low, rank_high, tier, score,
           criteria_weights, computed_at)
         select :teamId, m.id, n, n, greatest(1, n - 2), n + 2, 1, 100 - n, '{}', now()
         from issues i join made m on m.key = i.issue_key returning feature_id),
       predicted as (
         insert into predictions (team_id, feature_id, id, is_current, model_version,
           value_mean, value_p10, value_p50, value_p90, p_no_effect, currency,
           effort_mean, effort_p10, effort_p50, effort_p90, roi_mean, roi_p10, roi_p50, roi_p90,
           p_loss, confidence, based_on, effort_based_on, not_enough_signal, outcomes_used, day_rate,
           day_rate_assumed, contributions, inputs)
         select :teamId, m.id, gen_random_uuid(), true, 'baseline-1', 9000, 1000, 8000, 20000, 0.3, 'EUR',
           8.44, 4, 8, 14, 2.1 - n * 0.01, -0.3, 1.9, 5, 0.2, 0.456, 'estimate', 'estimate', false, 0, 600,
           false, '[]', '{}'
         from issues i join made m on m.key = i.issue_key returning feature_id)
       insert into jira_issues (team_id, issue_id, issue_key, project_id, feature_id)
       select :teamId, i.issue_id, i.issue_key, :projectId, m.id from issues i join made m on m.key = i.issue_key
         where exists (select 1 from ranked) and exists (select 1 from predicted)`,
      { ids: issueIds, keys, teamId, projectId: site.projectId },
    );
  });
  return issueIds;
};
