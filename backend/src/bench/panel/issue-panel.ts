import pg from 'pg';
import type { BenchContext } from '../bench-context.js';
import { failures, middle, middleRatio } from '../lists/compare-rounds.js';
import { interleave, type Round, type Target } from '../lists/interleave.js';
import { startListServers } from '../lists/list-servers.js';
import { aSeededTeam } from '../lists/seed-teams.js';
import type { Measurement } from '../measurement.js';
import { showMs, showRatio } from '../show-number.js';

const rankedFeatures = 10_000;
const connections = 4;
/** The panel is the explanation and all that stands beside it. */
const enoughRatio = 2.5;

export const issuePanelMethod =
  'Everything the panel of a Jira issue shows (place with reasons, prediction, inputs, signals, what resembles it, epic) for a team of 10,000 ranked features whose issues are followed, at 4 connections. Reference: the explanation of the same feature’s rank alone, which the panel contains, in turns. The first panel after a start makes the team’s index of similar features.';

/** Follows an issue behind the feature in the middle of the ranking. Returns the feature’s id. */
const followIssue = async (ownerUrl: string, teamId: string): Promise<string> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ feature_id: string; is_asked: boolean }>(
      `insert into jira_issues (team_id, issue_id, issue_key, project_id, feature_id)
       select team_id, (10000 + rank)::text, 'APP-' || rank, '10000', feature_id from rankings where team_id = $1
       returning feature_id, issue_id = $2 as is_asked`,
      [teamId, String(10_000 + rankedFeatures / 2)],
    );
    await client.query('vacuum analyze jira_issues');
    const asked = rows.find(({ is_asked }) => is_asked);
    return asked?.feature_id ?? '';
  } finally {
    await client.end();
  }
};

const firstAnswerMs = async ({ url, headers }: Target): Promise<number> => {
  const started = performance.now();
  const answer = await fetch(url, { headers });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the panel answers ${String(answer.status)}`);
  return performance.now() - started;
};

const latencies = (rounds: readonly Round[]): string =>
  (['p50Ms', 'p95Ms', 'p99Ms'] as const).map((figure) => showMs(middle(rounds, figure))).join(' / ');

/** The panel of an issue against the explanation it contains. */
export const measureIssuePanel = async (context: BenchContext): Promise<Measurement[]> => {
  const team = aSeededTeam(rankedFeatures);
  const servers = await startListServers(context, 'panel', [team]);
  try {
    const featureId = await followIssue(servers.installation.ownerUrl, team.id);
    const panel = await servers.ours(team.id, `/jira/issues/${String(10_000 + rankedFeatures / 2)}`);
    const explanation = await servers.ours(team.id, `/rankings/${featureId}`);
    const first = await firstAnswerMs(panel);
    const pace = { connections, rounds: context.quick ? 3 : 5, seconds: 2, warmUpSeconds: 1 };
    const rounds = await interleave(servers.load, { panel, explanation }, pace);
    const ratio = middleRatio(rounds.panel, rounds.explanation, 'p95Ms');
    const failed = failures(rounds.panel);
    return [
      {
        what: 'GET /jira/issues/{id}: p50 / p95 / p99',
        ours: latencies(rounds.panel),
        reference: latencies(rounds.explanation),
        ratio: showRatio(ratio),
        target: `p95 ≤ ${showRatio(enoughRatio)}`,
        met: ratio <= enoughRatio,
      },
      {
        what: 'the first panel after a start',
        ours: showMs(first),
        reference: '',
        ratio: '',
        target: '',
        met: null,
      },
      {
        what: 'answers other than 2xx',
        ours: String(failed),
        reference: String(failures(rounds.explanation)),
        ratio: '',
        target: '0',
        met: failed === 0,
      },
    ];
  } finally {
    await servers.stop();
  }
};
