import { listFeaturesQuery } from '../../analytics/list-features.js';
import { listRankingQuery } from '../../analytics/list-rankings.js';
import { encodeCursor } from '../../platform/index.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMs, showNumber, showRatio } from '../show-number.js';
import { failures, middle, middleRatio } from './compare-rounds.js';
import { explainInTeam, sequentialScans } from './explain.js';
import { interleave, type Round } from './interleave.js';
import { startListServers, type ListServers } from './list-servers.js';
import { aSeededTeam } from './seed-teams.js';

const limit = 20;
const connections = 50;
/** p95 of the large tenant against that of 100,000 features in a small database. */
const enoughRatio = 2;

const sizesOf = ({ quick }: BenchContext) =>
  quick ? { large: 200_000, others: 100, small: 20_000 } : { large: 1_000_000, others: 500, small: 100_000 };

export const manyTenantsMethod =
  'The page of 20 of a tenant with 1,000,000 ranked features, and of one of the 500 other tenants of 200 features each beside it, at 50 connections. Reference: the same page of a team of 100,000 features in an installation of its own, in turns. The plans of the first and the next page of both lists are looked through for sequential scans.';

const listLine = (what: string, ours: Round[], reference: Round[]): Measurement => {
  const ratio = middleRatio(ours, reference, 'p95Ms');
  return {
    what,
    ours: showMs(middle(ours, 'p95Ms')),
    reference: showMs(middle(reference, 'p95Ms')),
    ratio: showRatio(ratio),
    target: `≤ ${showRatio(enoughRatio)}`,
    met: ratio <= enoughRatio,
  };
};

const scansOf = async ({ installation }: ListServers, teamId: string): Promise<string[]> => {
  const cursor = encodeCursor(['20', teamId]);
  const features = { limit, sort: 'rank', direction: 'asc' } as const;
  const plans = await explainInTeam(installation.ownerUrl, {
    teamId,
    queries: [
      listRankingQuery(teamId, { limit }),
      listRankingQuery(teamId, { limit, cursor }),
      listFeaturesQuery(teamId, features),
      listFeaturesQuery(teamId, { ...features, cursor }),
    ],
  });
  return plans.flatMap(sequentialScans);
};

const compare = async (
  context: BenchContext,
  servers: { alone: ListServers; together: ListServers },
  teams: { alone: string; large: string; other: string },
): Promise<Measurement[]> => {
  const { alone, together } = servers;
  const path = `/rankings?limit=${String(limit)}`;
  const rounds = await interleave(
    together.load,
    {
      reference: await alone.ours(teams.alone, path),
      large: await together.ours(teams.large, path),
      other: await together.ours(teams.other, path),
    },
    { connections, rounds: context.quick ? 3 : 5, seconds: context.quick ? 2 : 4, warmUpSeconds: 3 },
  );
  const scans = await scansOf(together, teams.large);
  const failed = failures([...rounds.large, ...rounds.other]);
  return [
    listLine('p95 of the large tenant', rounds.large, rounds.reference),
    listLine('p95 of one of the other tenants', rounds.other, rounds.reference),
    {
      what: 'answers other than 2xx',
      ours: String(failed),
      reference: String(failures(rounds.reference)),
      ratio: '',
      target: '0',
      met: failed === 0,
    },
    {
      what: 'sequential scans in the plans',
      ours: scans.length === 0 ? '0' : scans.join(', '),
      reference: '',
      ratio: '',
      target: '0',
      met: scans.length === 0,
    },
  ];
};

/** L8: what a huge neighbour and many small ones do to the list. */
export const measureManyTenants = async (context: BenchContext): Promise<Measurement[]> => {
  const sizes = sizesOf(context);
  const lone = aSeededTeam(sizes.small);
  const large = aSeededTeam(sizes.large);
  const others = Array.from({ length: sizes.others }, () => aSeededTeam(200));
  const other = others[0] ?? large;
  const alone = await startListServers(context, 'tenant-alone', [lone]);
  try {
    context.say(`Making ${showNumber(sizes.large)} features …`);
    const together = await startListServers(context, 'tenants', [large, ...others]);
    try {
      return await compare(
        context,
        { alone, together },
        { alone: lone.id, large: large.id, other: other.id },
      );
    } finally {
      await together.stop();
    }
  } finally {
    await alone.stop();
  }
};
