import { createDatabase } from '../platform/db/database.js';
import {
  recordEvent,
  systemActor,
  type Database,
  type HandlerContext,
  type TeamScope,
} from '../platform/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { configureRanking } from './configure-ranking.js';
import { explainRank } from './explain-rank.js';
import { rankingEventHandlers, rankingPeriodicHandlers } from './jobs.js';
import { listRankingHistory } from './list-history.js';
import { clearOverride, overrideRank } from './override-rank.js';
import { previewRanking } from './preview-ranking.js';
import { getRankingSummary } from './ranking-summary.js';
import { recomputeRanking } from './recompute-ranking.js';
import { restoreRanking, undoRanking } from './restore-ranking.js';
import { getStoredSettings } from './store/settings-store.js';
import { aPrediction, settingsOf } from './testing/rankable.js';
import { rankedTeamIn, shown } from './testing/ranked-team.js';
import { storeBacklog, storeInput, storePrediction } from './testing/stored-backlog.js';

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

const rankedTeam = (count = 4) => rankedTeamIn(database, { count, now });
const changes = async (scope: TeamScope): Promise<Record<string, unknown>[]> =>
  (await scope.trx('rank_changes').where({ team_id: scope.teamId }).orderBy('id')) as Record<
    string,
    unknown
  >[];
const eventsOf = async (scope: TeamScope, type: string) =>
  (await scope.trx('events').where({ team_id: scope.teamId, type }).orderBy('id')) as {
    id: string;
    payload: { featureIds: string[]; moved: number; changed: number };
  }[];
const put = (key: string, position: number, { team, id }: Awaited<ReturnType<typeof rankedTeam>>) => ({
  featureId: id(key),
  position,
  reason: 'promised to a customer',
  expiresAt: null,
  actor: team.actor,
  now,
});

describe('a computed ranking', () => {
  it('is stored with everything that explains it, and one event', async () => {
    const { inTeam, id } = await rankedTeam();
    await inTeam(async (scope) => {
      expect(await shown(scope)).toBe('A-1 A-2 A-3 A-4');
      const explanation = await explainRank(scope, id('A-2'));
      expect(explanation).toMatchObject({
        rank: 2,
        modelRank: 2,
        rankedCount: 4,
        scoreUnit: '% ROI',
        missing: [],
        override: null,
        counterfactuals: [],
      });
      const sum = explanation.contributions.reduce((total, { amount }) => total + amount, 0);
      expect(Math.abs(sum - explanation.score!)).toBeLessThan(1e-6);
      expect(explanation.neighbours.map(({ key }) => key)).toEqual(['A-1', 'A-3']);
      expect(explanation.neighbours[0]!.pWins).toBeLessThan(0.5);
      expect(explanation.changes).toMatchObject([
        { fromRank: null, toRank: 2, reason: 'New in the ranking, at 2.' },
      ]);
      const [event] = await eventsOf(scope, 'ranking.updated');
      expect(event?.payload).toMatchObject({ moved: 4, changed: 4 });
    });
  });

  it('writes nothing and says nothing when nothing changed', async () => {
    const { team, inTeam } = await rankedTeam();
    const again = await inTeam((scope) =>
      recomputeRanking(scope, { actor: team.actor, eventId: null, now: later(5) }),
    );
    expect(again.moved).toBe(0);
    await inTeam(async (scope) => {
      expect(await eventsOf(scope, 'ranking.updated')).toHaveLength(1);
      expect(await changes(scope)).toHaveLength(4);
      const touched = (await scope
        .trx('rankings')
        .where({ team_id: scope.teamId })
        .where('computed_at', '>', now)) as unknown[];
      expect(touched).toEqual([]);
    });
  });

  it('re-explains what changed only, and says why each rank moved', async () => {
    const { team, inTeam, id } = await rankedTeam();
    await inTeam(async (scope) => {
      await storePrediction(scope, id('A-4'), aPrediction({ value: 48_000, sigma: 0.2 }));
      const { moved } = await recomputeRanking(scope, { actor: team.actor, eventId: null, now: later(1) });
      expect(moved).toBe(3);
      expect(await shown(scope)).toBe('A-1 A-4 A-2 A-3');
      const [up] = (await explainRank(scope, id('A-4'))).changes;
      expect(up).toMatchObject({ fromRank: 4, toRank: 2 });
      expect(up?.parts).toMatchObject([{ name: 'predictedValue', source: 'model', actor: 'baseline-1' }]);
      expect(up?.reason).toMatch(/^Its score rose from \d+ to \d+ \(predictedValue \+\d+\)\.$/);
      const [down] = (await explainRank(scope, id('A-2'))).changes;
      expect(down).toMatchObject({ reason: 'A-4 passed it; its own score did not change.', parts: [] });
      const history = (await scope
        .trx('rankings')
        .where({ feature_id: id('A-4') })
        .first('rank_history')) as {
        rank_history: number[];
      };
      expect(history.rank_history).toEqual([4, 2]);
    });
  });

  it('lists delivered, must-do and sub-tasks as unscored, and forgets removed features', async () => {
    const { team, inTeam, id } = await rankedTeam();
    await inTeam(async (scope) => {
      await scope
        .trx('features')
        .where({ id: id('A-1') })
        .update({ status: 'delivered' });
      await scope
        .trx('features')
        .where({ id: id('A-2') })
        .update({ must_do: true });
      await scope
        .trx('features')
        .where({ id: id('A-3') })
        .update({ removed_at: now });
      await storeBacklog(scope, [
        { key: 'A-5', isSubtask: true, parentKey: 'A-4' },
        { key: 'A-6', prediction: null },
      ]);
      await recomputeRanking(scope, { actor: team.actor, eventId: null, now: later(1) });
      expect(await shown(scope)).toBe('A-4');
      expect((await explainRank(scope, id('A-1'))).missing).toEqual(['delivered']);
      expect((await explainRank(scope, id('A-2'))).missing).toEqual(['must-do']);
      await expect(explainRank(scope, id('A-3'))).rejects.toMatchObject({ code: 'not_found' });
      const missing = (await scope
        .trx('rankings')
        .where({ team_id: scope.teamId })
        .whereNull('rank')
        .pluck('missing')) as string[][];
      expect(missing.flat().sort()).toEqual(['delivered', 'must-do', 'prediction', 'sub-task of A-4']);
      const gone = (await changes(scope)).find(
        (change) => change['feature_id'] === id('A-3') && change['to_rank'] === null,
      );
      expect(gone?.['reason']).toBe('Left the ranking: it is removed.');
    });
  });

  it('is summarised: what it rests on, what to ask, where capacity ends', async () => {
    const { team, inTeam, id } = await rankedTeam();
    await inTeam(async (scope) => {
      await scope.trx('teams').where({ id: scope.teamId }).update({ capacity_days: 25 });
      await storePrediction(scope, id('A-3'), {
        ...aPrediction({ value: 35_000, sigma: 1 }),
        basedOn: 'prior',
        notEnoughSignal: true,
      });
      await recomputeRanking(scope, { actor: team.actor, eventId: null, now: later(1) });
      const summary = await getRankingSummary(scope);
      expect(summary).toMatchObject({
        framework: 'roi',
        rankedCount: 4,
        unscoredCount: 0,
        basedOn: 'estimate',
        dayRateAssumed: false,
        capacity: { capacityDays: 25, fitsThrough: 2 },
        hasSampleData: false,
        computedAt: later(1).toISOString(),
      });
      expect(summary.restsOn).toContain('3 of 4 features; the value of the other 1 is assumed');
      expect(summary.asks).toMatchObject([{ key: 'A-3', input: 'value' }]);
    });
    const empty = await aTeam(database);
    const summary = await database.inTeam(empty.teamId, getRankingSummary);
    expect(summary).toMatchObject({ rankedCount: 0, computedAt: null, capacity: null });
  });

  it('stays inside the team', async () => {
    const [mine, theirs] = [await rankedTeam(), await rankedTeam()];
    await mine.inTeam(async (scope) => {
      await expect(explainRank(scope, theirs.id('A-1'))).rejects.toMatchObject({ code: 'not_found' });
      await expect(overrideRank(scope, put('A-1', 1, theirs))).rejects.toMatchObject({ code: 'not_found' });
    });
  });
});

describe('overrides', () => {
  it('place a feature, keep the model’s rank, and can be cleared', async () => {
    const backlog = await rankedTeam();
    const { inTeam, id, team } = backlog;
    await inTeam((scope) => overrideRank(scope, put('A-4', 1, backlog)));
    await inTeam(async (scope) => {
      expect(await shown(scope)).toBe('A-4 A-1 A-2 A-3');
      const explanation = await explainRank(scope, id('A-4'));
      expect(explanation).toMatchObject({
        rank: 1,
        modelRank: 4,
        override: { position: 1, actor: team.actor.name },
      });
      expect(explanation.changes[0]?.reason).toBe(
        `${team.actor.name} put it at position 1: promised to a customer.`,
      );
      const [event] = await eventsOf(scope, 'ranking.overridden');
      expect(explanation.changes[0]?.eventId).toBe(event?.id);
      await clearOverride(scope, { featureId: id('A-4'), actor: team.actor, now: later(1) });
      expect(await shown(scope)).toBe('A-1 A-2 A-3 A-4');
      await expect(
        clearOverride(scope, { featureId: id('A-4'), actor: team.actor, now: later(2) }),
      ).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  it('expire by the clock', async () => {
    const backlog = await rankedTeam();
    const { inTeam, team, id } = backlog;
    await inTeam((scope) =>
      overrideRank(scope, { ...put('A-3', 1, backlog), expiresAt: later(60).toISOString() }),
    );
    const context = { teamId: team.teamId, inTeam } as unknown as HandlerContext;
    const expire = (at: Date) =>
      rankingPeriodicHandlers({ clock: { now: () => at } })
        .find(({ name }) => name === 'expire-overrides')!
        .handle(context);
    await expire(later(59));
    expect(await inTeam(shown)).toBe('A-3 A-1 A-2 A-4');
    await expire(later(60));
    await inTeam(async (scope) => {
      expect(await shown(scope)).toBe('A-1 A-2 A-3 A-4');
      expect((await explainRank(scope, id('A-3'))).changes[0]?.reason).toContain('override has ended');
      const history = await listRankingHistory(scope, { limit: 10 });
      expect(history.items[0]).toMatchObject({ reason: 'Expired: the override of A-3.', overrides: 0 });
    });
  });

  it('are refused for a past expiry and for an unscored feature', async () => {
    const backlog = await rankedTeam();
    await backlog.inTeam(async (scope) => {
      const past = { ...put('A-1', 2, backlog), expiresAt: now.toISOString() };
      await expect(overrideRank(scope, past)).rejects.toMatchObject({ code: 'invalid_input' });
      const ids = await storeBacklog(scope, [{ key: 'A-9', prediction: null }]);
      await expect(
        overrideRank(scope, { ...put('A-1', 1, backlog), featureId: ids['A-9']! }),
      ).rejects.toMatchObject({ code: 'conflict' });
    });
  });
});

describe('settings', () => {
  const body = (more: Parameters<typeof settingsOf>[0], locked = false) => ({ ...settingsOf(more), locked });
  const as = (team: TestTeam, role: 'admin' | 'manager') => ({ actor: team.actor, role });

  it('change how the score is made, for all at once', async () => {
    const { team, inTeam, id } = await rankedTeam();
    await inTeam(async (scope) => {
      for (const [key, reach] of [
        ['A-1', 10],
        ['A-2', 30],
        ['A-3', 20],
      ] as const)
        await storeInput(scope, id(key), { name: 'fit', value: reach });
      const stored = await configureRanking(scope, {
        body: body({ framework: 'formula', formula: 'fit * 2' }),
        expectedVersion: 1,
        caller: as(team, 'manager'),
        now: later(1),
      });
      expect(stored).toMatchObject({ framework: 'formula', version: 2, updatedBy: team.actor.name });
      expect(await shown(scope)).toBe('A-2 A-3 A-1');
      const explanation = await explainRank(scope, id('A-1'));
      expect(explanation).toMatchObject({ score: 20, scoreUnit: 'formula' });
      expect(explanation.changes[0]?.reason).toMatch(
        /^The framework changed from roi to formula: score fell/,
      );
      expect((await explainRank(scope, id('A-4'))).missing).toEqual(['fit']);
    });
  });

  it('are refused when wrong, outdated or locked', async () => {
    const { team, inTeam } = await rankedTeam();
    await inTeam(async (scope) => {
      const change = (more: Partial<Parameters<typeof configureRanking>[1]>) =>
        configureRanking(scope, {
          body: body({}),
          expectedVersion: 1,
          caller: as(team, 'manager'),
          now,
          ...more,
        });
      await expect(
        change({ body: body({ framework: 'formula', formula: 'nothing +' }) }),
      ).rejects.toMatchObject({
        code: 'invalid_input',
      });
      await expect(change({ body: body({ framework: 'formula', formula: 'rech' }) })).rejects.toThrow(
        'did you mean “reach”',
      );
      await expect(change({ expectedVersion: 7 })).rejects.toMatchObject({ code: 'version_mismatch' });
      await expect(change({ body: body({}, true) })).rejects.toMatchObject({ code: 'forbidden' });
      await change({ body: body({}, true), caller: as(team, 'admin') });
      await expect(
        change({ expectedVersion: 2, body: body({ framework: 'rice' }, true) }),
      ).rejects.toMatchObject({
        code: 'locked',
      });
    });
  });

  it('can be tried without saving', async () => {
    const { inTeam, id } = await rankedTeam();
    await inTeam(async (scope) => {
      await storeInput(scope, id('A-3'), { name: 'reach', value: 5 });
      const settings = settingsOf({ framework: 'formula', formula: 'reach' });
      const preview = await previewRanking(scope, { settings, limit: 2 }, now);
      expect(preview).toMatchObject({
        moved: 4,
        unscored: 3,
        items: [
          { key: 'A-3', fromRank: 3, toRank: 1, score: 5 },
          { key: 'A-1', fromRank: 1, toRank: null },
        ],
      });
      expect(await shown(scope)).toBe('A-1 A-2 A-3 A-4');
      const wrong = { settings: settingsOf({ framework: 'weighted' }), limit: 2 };
      await expect(previewRanking(scope, wrong, now)).rejects.toMatchObject({ code: 'invalid_input' });
    });
  });
});

describe('undo and restore', () => {
  it('go back step by step to the beginning, and anywhere', async () => {
    const backlog = await rankedTeam();
    const { inTeam, team } = backlog;
    const manager = { caller: { actor: team.actor, role: 'manager' as const }, now };
    await inTeam(async (scope) => {
      await overrideRank(scope, put('A-4', 1, backlog));
      await overrideRank(scope, { ...put('A-3', 2, backlog), now: later(1) });
      expect(await shown(scope)).toBe('A-4 A-3 A-1 A-2');
      await undoRanking(scope, manager);
      expect(await shown(scope)).toBe('A-4 A-1 A-2 A-3');
      await undoRanking(scope, manager);
      expect(await shown(scope)).toBe('A-1 A-2 A-3 A-4');
      await expect(undoRanking(scope, manager)).rejects.toMatchObject({ code: 'conflict' });

      const history = await listRankingHistory(scope, { limit: 10, page: 1 });
      expect(history.pagination).toMatchObject({ total: 5, nextCursor: null });
      expect(history.items.map(({ overrides, isCurrent }) => [overrides, isCurrent])).toEqual([
        [0, true],
        [1, false],
        [2, false],
        [1, false],
        [0, false],
      ]);
      await restoreRanking(scope, history.items[2]!.id, manager);
      expect(await shown(scope)).toBe('A-4 A-3 A-1 A-2');
      await undoRanking(scope, manager);
      expect(await shown(scope)).toBe('A-1 A-2 A-3 A-4');
    });
  });

  it('bring back settings, but not past the lock', async () => {
    const { inTeam, team } = await rankedTeam();
    const admin = { actor: team.actor, role: 'admin' as const };
    await inTeam(async (scope) => {
      await configureRanking(scope, {
        body: { ...settingsOf({ framework: 'rice' }), locked: true },
        expectedVersion: 1,
        caller: admin,
        now,
      });
      expect(await shown(scope)).toBe('');
      await expect(undoRanking(scope, { caller: { ...admin, role: 'manager' }, now })).rejects.toMatchObject({
        code: 'locked',
      });
      await undoRanking(scope, { caller: admin, now });
      expect(await getStoredSettings(scope)).toMatchObject({ framework: 'roi', locked: true, version: 3 });
      expect(await shown(scope)).toBe('A-1 A-2 A-3 A-4');
    });
  });

  it('pages the history by cursor', async () => {
    const backlog = await rankedTeam();
    await backlog.inTeam(async (scope) => {
      for (const position of [1, 2, 3]) await overrideRank(scope, put('A-4', position, backlog));
      const first = await listRankingHistory(scope, { limit: 3 });
      const second = await listRankingHistory(scope, { limit: 3, cursor: first.pagination.nextCursor! });
      expect([...first.items, ...second.items].map(({ reason }) => reason)).toEqual([
        'A-4 was put at position 3: promised to a customer',
        'A-4 was put at position 2: promised to a customer',
        'A-4 was put at position 1: promised to a customer',
        'The ranking before anybody changed it.',
      ]);
      expect(second.pagination.nextCursor).toBeNull();
    });
  });
});

describe('events', () => {
  const handlerOf = (at: Date) => rankingEventHandlers({ clock: { now: () => at } })[0]!;
  type Event = Parameters<ReturnType<typeof handlerOf>['handle']>[0];
  const stored = async (
    scope: TeamScope,
    type: Event['type'],
    featureIds: readonly string[],
  ): Promise<Event> => {
    const id = await recordEvent(scope, { type, actor: systemActor, payload: { featureIds } });
    return {
      id,
      teamId: scope.teamId,
      type,
      subjectId: null,
      actor: systemActor.name,
      actorId: null,
      payload: { featureIds },
      correlationId: null,
      createdAt: new Date(),
    };
  };
  const completed = (scope: TeamScope, featureIds: readonly string[]): Promise<Event> =>
    stored(scope, 'prediction.completed', featureIds);

  it('that were committed before a computation began are served by it; twice delivered is once done', async () => {
    const { team, inTeam, id } = await rankedTeam();
    const context = { teamId: team.teamId, inTeam } as unknown as HandlerContext;
    const at = new Date();
    const events = await inTeam(async (scope) => {
      await storePrediction(scope, id('A-4'), aPrediction({ value: 90_000 }));
      return [await completed(scope, [id('A-4')]), await completed(scope, [id('A-4')])];
    });
    const runs = () =>
      inTeam(
        async (scope) =>
          (await scope.trx('ranking_runs').where({ team_id: scope.teamId }).first()) as { computed_at: Date },
      );
    await handlerOf(at).handle(events[1]!, context);
    expect(await inTeam(shown)).toBe('A-4 A-1 A-2 A-3');
    const first = await runs();
    await handlerOf(new Date(at.getTime() + 1000)).handle(events[0]!, context);
    await handlerOf(new Date(at.getTime() + 2000)).handle(events[1]!, context);
    expect(await runs()).toEqual(first);
  });

  it('are put off while an import runs, and caught up with', async () => {
    const { team, inTeam, id } = await rankedTeam();
    const context = { teamId: team.teamId, inTeam } as unknown as HandlerContext;
    const at = new Date();
    await inTeam(async (scope) => {
      await scope.trx('imports').insert({
        team_id: scope.teamId,
        id: id('A-1'),
        file_name: 'backlog.csv',
        state: 'running',
        lake_key: 'raw/x',
        content_hash: Buffer.from('x'),
        bytes: 1,
        started_by: 'Ada',
      });
      await recomputeRanking(scope, { actor: team.actor, eventId: null, now: at });
      await storePrediction(scope, id('A-4'), aPrediction({ value: 90_000 }));
    });
    const event = await inTeam((scope) => completed(scope, [id('A-4')]));
    await handlerOf(at).handle(event, context);
    expect(await inTeam(shown)).toBe('A-1 A-2 A-3 A-4');
    const catchUp = rankingPeriodicHandlers({ clock: { now: () => new Date(at.getTime() + 11_000) } }).find(
      ({ name }) => name === 'catch-up-ranking',
    )!;
    await catchUp.handle(context);
    expect(await inTeam(shown)).toBe('A-4 A-1 A-2 A-3');
  });

  it('of an import’s end wait for its predictions', async () => {
    const { team, inTeam } = await rankedTeam();
    const context = { teamId: team.teamId, inTeam } as unknown as HandlerContext;
    const at = new Date();
    const ids = await inTeam((scope) => storeBacklog(scope, [{ key: 'A-5', prediction: null }]));
    const finished = await inTeam((scope) => stored(scope, 'import.finished', []));
    await handlerOf(at).handle(finished, context);
    const missing = () =>
      inTeam(
        async (scope) =>
          (await scope
            .trx('rankings')
            .where({ feature_id: ids['A-5']! })
            .first('missing', 'rank')) as unknown,
      );
    expect(await missing()).toBeUndefined();
    await inTeam((scope) => storePrediction(scope, ids['A-5']!, aPrediction({ value: 90_000 })));
    await handlerOf(at).handle(finished, context);
    expect(await missing()).toEqual({ missing: [], rank: 1 });
  });

  it('leave marks that are forgotten after a while', async () => {
    const { team, inTeam, id } = await rankedTeam();
    const context = { teamId: team.teamId, inTeam } as unknown as HandlerContext;
    const at = new Date();
    await handlerOf(at).handle(await inTeam((scope) => completed(scope, [id('A-1')])), context);
    const marks = () =>
      inTeam(
        async (scope) =>
          (await scope.trx('effects').where({ team_id: scope.teamId }).pluck('key')) as string[],
      );
    expect(await marks()).toHaveLength(1);
    const forget = (hours: number) =>
      rankingPeriodicHandlers({ clock: { now: () => new Date(at.getTime() + hours * 3_600_000) } })
        .find(({ name }) => name === 'forget-ranked-events')!
        .handle(context);
    await forget(1);
    expect(await marks()).toHaveLength(1);
    await forget(3);
    expect(await marks()).toEqual([]);
  });

  it('that come at the same time rank one after the other', async () => {
    const { team, inTeam, id } = await rankedTeam(8);
    const context = { teamId: team.teamId, inTeam } as unknown as HandlerContext;
    const events = await Promise.all(
      [5, 6, 7, 8].map((number) =>
        inTeam(async (scope) => {
          await storePrediction(scope, id(`A-${number}`), aPrediction({ value: 60_000 + number }));
          return completed(scope, [id(`A-${number}`)]);
        }),
      ),
    );
    await Promise.all(events.map((event) => handlerOf(new Date()).handle(event, context)));
    expect(await inTeam(shown)).toBe('A-8 A-7 A-6 A-5 A-1 A-2 A-3 A-4');
  });
});
