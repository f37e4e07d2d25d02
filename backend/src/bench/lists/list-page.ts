import { listRankingQuery } from '../../analytics/list-rankings.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMs, showNumber, showPercent, showRatio } from '../show-number.js';
import { failures, middle, middleRatio } from './compare-rounds.js';
import { interleave, type Pace, type Round } from './interleave.js';
import { startListServers } from './list-servers.js';
import { plainPageSql } from './plain-page.js';
import { aSeededTeam } from './seed-teams.js';

const rankedFeatures = 100_000;
const limit = 20;
const enoughShare = 0.6;
const enoughMs = 50;

export const listPageMethod =
  'The page of 20 of a team with 100,000 ranked features, among 20 other teams, at 50 connections: sign-in, rights, rate limits, validation, row level security, security headers, ETag and access log included. Reference: node:http with one named statement over the same database and columns, answering rows with JSON.stringify and doing nothing else. The servers take turns, round by round; each figure is the middle one of the rounds.';

const paceOf = ({ quick }: BenchContext): Pace => ({
  connections: 50,
  rounds: quick ? 3 : 5,
  seconds: quick ? 2 : 4,
  warmUpSeconds: quick ? 2 : 3,
});

/** How one of our pages compares; `judged` pages have the targets. */
const pageLines = (
  what: string,
  pages: { ours: Round[]; reference: Round[]; judged: boolean },
): Measurement[] => {
  const { ours, reference, judged } = pages;
  const share = middleRatio(ours, reference, 'perSecond');
  const p95 = middle(ours, 'p95Ms');
  const cpu = middleRatio(ours, reference, 'cpuMicros');
  const latencies = (rounds: Round[]): string =>
    (['p50Ms', 'p95Ms', 'p99Ms'] as const).map((figure) => showMs(middle(rounds, figure))).join(' / ');
  return [
    {
      what: `${what}: requests per second`,
      ours: showNumber(middle(ours, 'perSecond')),
      reference: showNumber(middle(reference, 'perSecond')),
      ratio: showPercent(share),
      target: judged ? `≥ ${showPercent(enoughShare)} of the reference` : '',
      met: judged ? share >= enoughShare : null,
    },
    {
      what: `${what}: p50 / p95 / p99`,
      ours: latencies(ours),
      reference: latencies(reference),
      ratio: showRatio(middleRatio(ours, reference, 'p95Ms')),
      target: judged ? `p95 ≤ ${String(enoughMs)} ms` : '',
      met: judged ? p95 <= enoughMs : null,
    },
    {
      what: `${what}: CPU of the server per request`,
      ours: `${showNumber(middle(ours, 'cpuMicros'))} µs`,
      reference: `${showNumber(middle(reference, 'cpuMicros'))} µs`,
      ratio: showRatio(cpu),
      target: '',
      met: null,
    },
  ];
};

/** L1: the list page against the plainest server there is. */
export const measureListPage = async (context: BenchContext): Promise<Measurement[]> => {
  const team = aSeededTeam(rankedFeatures);
  const others = Array.from({ length: 20 }, () => aSeededTeam(2_000));
  const servers = await startListServers(context, 'list', [team, ...others]);
  try {
    const rankings = await servers.ours(team.id, `/rankings?limit=${String(limit)}`);
    const json = listRankingQuery(team.id, { limit });
    const rounds = await interleave(
      servers.load,
      {
        plain: await servers.plain({ text: plainPageSql(limit), values: [team.id], kind: 'rows' }),
        rankings,
        features: await servers.ours(team.id, `/features?limit=${String(limit)}`),
        gzip: { ...rankings, headers: { ...rankings.headers, 'accept-encoding': 'gzip' } },
        plainJson: await servers.plain({ text: json.text, values: json.values, kind: 'json' }),
      },
      paceOf(context),
    );
    const { plain, plainJson } = rounds;
    const failed = failures([...rounds.rankings, ...rounds.features, ...rounds.gzip]);
    return [
      ...pageLines('GET /rankings', { ours: rounds.rankings, reference: plain, judged: true }),
      ...pageLines('GET /features', { ours: rounds.features, reference: plain, judged: true }),
      {
        what: 'answers other than 2xx',
        ours: String(failed),
        reference: String(failures(plain)),
        ratio: '',
        target: '0',
        met: failed === 0,
      },
      ...pageLines('GET /rankings, gzip', { ours: rounds.gzip, reference: plain, judged: false }),
      ...pageLines('GET /rankings against a plain server that lets PostgreSQL write the JSON too', {
        ours: rounds.rankings,
        reference: plainJson,
        judged: false,
      }).slice(0, 1),
    ];
  } finally {
    await servers.stop();
  }
};
