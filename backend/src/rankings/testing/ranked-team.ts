import type { Database, TeamScope } from '../../platform/index.js';
import { aTeam } from '../../testing/a-team.js';
import { recomputeRanking } from '../recompute-ranking.js';
import { aPrediction } from './rankable.js';
import { storeBacklog } from './stored-backlog.js';

/** A team with features A-1 to A-n, each worth a tenth less than the one before, all ranked. */
export const rankedTeamIn = async (database: Database, { count, now }: { count: number; now: Date }) => {
  const team = await aTeam(database);
  const keys = Array.from({ length: count }, (_, index) => `A-${index + 1}`);
  const ids = await database.inTeam(team.teamId, (scope) =>
    storeBacklog(
      scope,
      keys.map((key, index) => ({
        key,
        prediction: aPrediction({ value: 50_000 * 0.9 ** index, sigma: 0.2 }),
      })),
    ),
  );
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work);
  await inTeam((scope) => recomputeRanking(scope, { actor: team.actor, eventId: null, now }));
  return { team, ids, inTeam, id: (key: string) => ids[key]! };
};

/** Keys in the order shown, which are checked to be numbered without a gap. */
export const shown = async (scope: TeamScope): Promise<string> => {
  const rows = (await scope
    .trx('rankings as r')
    .join('features as f', (join) => join.on('f.id', 'r.feature_id').andOn('f.team_id', 'r.team_id'))
    .where('r.team_id', scope.teamId)
    .whereNotNull('r.rank')
    .orderBy('r.rank')
    .select('f.key', 'r.rank')) as { key: string; rank: number }[];
  if (rows.some(({ rank }, index) => rank !== index + 1)) throw new Error('the ranks have gaps');
  return rows.map(({ key }) => key).join(' ');
};
