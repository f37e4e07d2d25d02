import { createDatabase } from '../platform/db/database.js';
import type { Database, HandlerContext, TeamScope } from '../platform/index.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { rankingPeriodicHandlers } from './jobs.js';
import { listRankingHistory } from './list-history.js';
import { overrideRank } from './override-rank.js';
import { restoreRanking, undoRanking } from './restore-ranking.js';
import { findLatestSnapshot } from './store/snapshot-store.js';
import { aPrediction } from './testing/rankable.js';
import { rankedTeamIn, shown } from './testing/ranked-team.js';
import { storeBacklog } from './testing/stored-backlog.js';

let testDatabase: TestDatabase;
let database: Database;
const now = new Date('2026-11-23T10:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

beforeAll(async () => {
  testDatabase = await databaseFromTemplate();
  database = createDatabase({ url: testDatabase.appUrl });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

type Backlog = Awaited<ReturnType<typeof rankedTeamIn>>;
const put = async (
  scope: TeamScope,
  { team, id }: Backlog,
  more: { key: string; position: number; expiresAt?: string },
) => {
  const { key, position, expiresAt = null } = more;
  await overrideRank(scope, {
    featureId: id(key),
    position,
    reason: 'promised',
    expiresAt,
    actor: team.actor,
    now,
  });
};
const remove = (scope: TeamScope, id: string) =>
  scope.trx('features').where({ id }).update({ removed_at: new Date() });
const reasonNow = async (scope: TeamScope): Promise<string> =>
  (await listRankingHistory(scope, { limit: 1 })).items[0]!.reason;

describe('an earlier state', () => {
  it('comes back without what was removed or has expired since, and with what was added; and says so', async () => {
    const backlog = await rankedTeamIn(database, { count: 5, now });
    const manager = { caller: { actor: backlog.team.actor, role: 'manager' as const }, now: later(120) };
    await backlog.inTeam(async (scope) => {
      await put(scope, backlog, { key: 'A-5', position: 1 });
      await put(scope, backlog, { key: 'A-4', position: 2 });
      await put(scope, backlog, { key: 'A-3', position: 3, expiresAt: later(60).toISOString() });
      const kept = await findLatestSnapshot(scope);
      expect(await shown(scope)).toBe('A-5 A-4 A-3 A-1 A-2');
      await undoRanking(scope, { ...manager, now });
      await remove(scope, backlog.id('A-4'));
      await storeBacklog(scope, [
        { key: 'A-6', prediction: aPrediction({ value: 47_000, sigma: 0.2 }) },
        { key: 'A-7', prediction: aPrediction({ value: 10, sigma: 0.2 }) },
      ]);
      await restoreRanking(scope, kept!.id, manager);
      expect(await shown(scope)).toBe('A-5 A-1 A-6 A-2 A-3 A-7');
      expect(await reasonNow(scope)).toBe(
        'Back to the state of 2026-11-23 10:00 UTC. A-4 is no longer there and has no override; A-3 has no override, which has expired since; A-6 and A-7 were added since and keep the model’s ranks.',
      );
      const { items } = await listRankingHistory(scope, { limit: 10 });
      expect(items[0]).toMatchObject({ overrides: 1, isCurrent: true });
      await undoRanking(scope, manager);
      expect(await reasonNow(scope)).toContain(
        'Undone: Back to the state of 2026-11-23 10:00 UTC. A-4 is no longer there',
      );
      expect(await shown(scope)).toBe('A-5 A-1 A-6 A-2 A-3 A-7');
    });
  });

  it('says nothing of the sort where nothing has changed', async () => {
    const backlog = await rankedTeamIn(database, { count: 3, now });
    const manager = { caller: { actor: backlog.team.actor, role: 'manager' as const }, now: later(1) };
    await backlog.inTeam(async (scope) => {
      await put(scope, backlog, { key: 'A-3', position: 1 });
      const kept = await findLatestSnapshot(scope);
      await undoRanking(scope, manager);
      await restoreRanking(scope, kept!.id, manager);
      expect(await reasonNow(scope)).toBe('Back to the state of 2026-11-23 10:00 UTC.');
      expect(await shown(scope)).toBe('A-3 A-1 A-2');
    });
  });

  it('is not brought back with an override that the clock ended: undoing its end changes no rank and says why', async () => {
    const backlog = await rankedTeamIn(database, { count: 3, now });
    const manager = { caller: { actor: backlog.team.actor, role: 'manager' as const }, now: later(61) };
    const context = { teamId: backlog.team.teamId, inTeam: backlog.inTeam } as unknown as HandlerContext;
    const tick = () =>
      rankingPeriodicHandlers({ clock: { now: () => later(61) } })
        .find(({ name }) => name === 'expire-overrides')!
        .handle(context);
    await backlog.inTeam((scope) =>
      put(scope, backlog, { key: 'A-3', position: 1, expiresAt: later(60).toISOString() }),
    );
    await tick();
    await backlog.inTeam(async (scope) => {
      expect(await shown(scope)).toBe('A-1 A-2 A-3');
      await undoRanking(scope, manager);
      expect(await reasonNow(scope)).toBe(
        'Undone: Expired: the override of A-3. A-3 has no override, which has expired since.',
      );
    });
    await tick();
    await backlog.inTeam(async (scope) => {
      expect(await reasonNow(scope)).toContain('Undone: Expired');
      expect(await shown(scope)).toBe('A-1 A-2 A-3');
    });
  });
});
