import { createDatabase } from '../platform/db/database.js';
import type { Database, TeamScope } from '../platform/index.js';
import type { ParsedRow } from '../imports/index.js';
import { getSignal, mergeSignal, recordSignals, unmergeSignal } from '../signals/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import {
  createFeature,
  attachSignal,
  detachSignal,
  getFeature,
  linkImportedNeeds,
  loadFeatureStates,
  removeFeature,
  saveImportedFeatures,
  setInputs,
  setNeeds,
} from './index.js';
import { listFeatureSignals } from './feature-signals.js';
import { listHistory } from './history.js';
import { refreshDemand } from './demand.js';

let testDatabase: TestDatabase;
let database: Database;
let team: TestTeam;
beforeAll(async () => {
  testDatabase = await databaseFromTemplate();
  database = createDatabase({ url: testDatabase.appUrl });
});
beforeEach(async () => {
  team = await aTeam(database);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>): Promise<T> => database.inTeam(team.teamId, work);

const fields = {
  title: 'Offline mode',
  description: '',
  status: 'idea' as const,
  type: null,
  labels: [],
  mustDo: false,
  moscow: null,
  kano: null,
};
const add = (key?: string) =>
  inTeam((scope) => createFeature(scope, { ...fields, key }, { actor: team.actor }));

const row = (key: string, more: Partial<ParsedRow> = {}): ParsedRow => ({
  line: 2,
  key,
  title: `Title of ${key}`,
  description: '',
  status: 'idea',
  type: null,
  isSubtask: false,
  parentKey: null,
  labels: [],
  createdAt: new Date('2026-01-05T09:00:00Z'),
  deliveredAt: null,
  mustDo: false,
  moscow: null,
  inputs: { storyPoints: 5 },
  needs: [],
  neededBy: [],
  currency: null,
  outcome: null,
  raw: {},
  ...more,
});
const options = () => ({
  actor: { name: 'backlog.csv', userId: null },
  origin: 'backlog.csv',
  asOf: new Date('2026-11-01T00:00:00Z'),
});
const save = (rows: ParsedRow[]) => inTeam((scope) => saveImportedFeatures(scope, rows, options()));

describe('keys', () => {
  it('are numbered past the ones people gave', async () => {
    await add('F-1');
    expect((await add()).key).toBe('F-2');
    await expect(add('F-2')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('become free again when their feature is removed', async () => {
    const { id } = await add('OLD-1');
    await inTeam((scope) => removeFeature(scope, id, team.actor));
    expect((await add('OLD-1')).key).toBe('OLD-1');
  });
});

describe('inputs', () => {
  it('outside their scale are refused by name, and nothing is set', async () => {
    const { id } = await add();
    const bad = inTeam((scope) =>
      setInputs(scope, {
        featureId: id,
        actor: team.actor,
        inputs: [
          { name: 'reach', value: 100 },
          { name: 'impact', value: 1.7 },
        ],
      }),
    );
    await expect(bad).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'body.inputs.1.value', problem: expect.stringContaining('0.25, 0.5, 1, 2, 3') }],
    });
    expect((await inTeam((scope) => getFeature(scope, id))).inputs).toEqual([]);
  });

  it('keep who set them, and a cleared one is gone, not zero', async () => {
    const { id } = await add();
    await inTeam((scope) =>
      setInputs(scope, { featureId: id, actor: team.actor, inputs: [{ name: 'reach', value: 0 }] }),
    );
    expect((await inTeam((scope) => getFeature(scope, id))).inputs).toMatchObject([
      { name: 'reach', value: 0, source: 'human', actor: team.actor.name },
    ]);
    const cleared = await inTeam((scope) =>
      setInputs(scope, {
        featureId: id,
        actor: team.actor,
        inputs: [{ name: 'reach', value: null }],
        reason: 'guess',
      }),
    );
    expect(cleared.inputs).toEqual([]);
    const history = await inTeam((scope) => listHistory(scope, id, { limit: 10 }));
    expect(history.items.map((entry) => entry.summary)).toEqual([
      'cleared Reach (was 0)',
      'set Reach to 0',
      'added',
    ]);
  });
});

describe('needs', () => {
  it('refuse a circle through others', async () => {
    const [a, b, c] = [await add(), await add(), await add()];
    await inTeam((scope) => setNeeds(scope, { featureId: a.id, needs: [b.id], actor: team.actor }));
    await inTeam((scope) => setNeeds(scope, { featureId: b.id, needs: [c.id], actor: team.actor }));
    await expect(
      inTeam((scope) => setNeeds(scope, { featureId: c.id, needs: [a.id], actor: team.actor })),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('of an import are linked once all rows are there, without circles', async () => {
    await save([row('P-1'), row('P-2'), row('P-3')]);
    const pairs = [
      { key: 'P-1', needs: 'P-2' },
      { key: 'P-2', needs: 'P-1' },
      { key: 'P-3', needs: 'P-9' },
    ];
    const { left } = await inTeam((scope) => linkImportedNeeds(scope, pairs, team.actor));
    expect(left).toEqual([pairs[1], pairs[2]]);
    expect(
      await inTeam((scope) => linkImportedNeeds(scope, [{ key: 'P-1', needs: 'P-2' }], team.actor)),
    ).toEqual({ left: [] });
  });
});

describe('imported rows', () => {
  it('saved twice change nothing the second time, not even the history', async () => {
    expect(await save([row('P-1'), row('P-2')])).toEqual({ created: 2, updated: 0, unchanged: 0 });
    const events = () =>
      inTeam(async ({ trx, teamId }) =>
        Number(((await trx('events').where({ team_id: teamId }).count('* as n')) as [{ n: string }])[0].n),
      );
    const before = await events();
    expect(await save([row('P-1'), row('P-2')])).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(await events()).toBe(before);
  });

  it('change what differs and leave what a person set', async () => {
    await save([row('P-1', { inputs: { storyPoints: 5, reach: 100 } })]);
    const [state] = await inTeam((scope) => loadFeatureStates(scope, 'all'));
    await inTeam((scope) =>
      setInputs(scope, {
        featureId: state?.id ?? '',
        actor: team.actor,
        inputs: [{ name: 'reach', value: 900 }],
      }),
    );
    expect(await save([row('P-1', { title: 'New title', inputs: { storyPoints: 8, reach: 100 } })])).toEqual({
      created: 0,
      updated: 1,
      unchanged: 0,
    });
    const [after] = await inTeam((scope) => loadFeatureStates(scope, 'all'));
    expect(after).toMatchObject({
      title: 'New title',
      inputs: { storyPoints: { value: 8, source: 'import' }, reach: { value: 900, source: 'human' } },
    });
  });
});

describe('demand', () => {
  const say = (companyName: string | null, author: string | null = null) =>
    inTeam(async (scope) => {
      const signal = {
        text: 'We cannot work without a connection',
        source: 'manual' as const,
        permalink: null,
        author,
        companyName,
        sentiment: null,
        intent: null,
        urgency: null,
        externalId: null,
        occurredAt: new Date(),
      };
      const [recorded] = await recordSignals(scope, { signals: [signal], actor: team.actor });
      return getSignal(scope, recorded?.id ?? '');
    });
  const attach = (featureId: string, signalId: string) =>
    inTeam((scope) => attachSignal(scope, { featureId, signalId, actor: team.actor }));

  it('counts a company once, however often it speaks', async () => {
    const { id } = await add();
    for (const company of ['Acme', 'ACME', 'acme', 'Bolt']) await attach(id, (await say(company)).id);
    await attach(id, (await say(null, 'Ann')).id);
    await attach(id, (await say(null, 'ann')).id);
    expect((await inTeam((scope) => getFeature(scope, id))).demand).toBe(3);
  });

  it('follows a merge and its undoing without losing who asked', async () => {
    const { id } = await add();
    const [ours, duplicate] = [await say('Acme'), await say('Bolt')];
    await attach(id, ours.id);
    const count = async () => {
      await inTeam((scope) => refreshDemand(scope, [id]));
      return (await inTeam((scope) => getFeature(scope, id))).demand;
    };
    await inTeam((scope) => mergeSignal(scope, { id: duplicate.id, intoId: ours.id, actor: team.actor }));
    expect(await count()).toBe(2);
    const listed = await inTeam((scope) => listFeatureSignals(scope, id, { limit: 10 }));
    expect(listed.items).toMatchObject([{ id: ours.id, mergedCount: 1 }]);
    await inTeam((scope) => unmergeSignal(scope, { id: duplicate.id, actor: team.actor }));
    expect(await count()).toBe(1);
    await inTeam((scope) => detachSignal(scope, { featureId: id, signalId: ours.id, actor: team.actor }));
    expect(await count()).toBe(0);
  });
});

describe('row level security', () => {
  it('shows another team nothing, and no team nothing', async () => {
    const { id } = await add();
    const other = await aTeam(database);
    await expect(database.inTeam(other.teamId, (scope) => getFeature(scope, id))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await database.global((trx) => trx('features').select('id'))).toEqual([]);
    const foreign = database.inTeam(other.teamId, ({ trx }) =>
      trx('features').insert({
        team_id: team.teamId,
        id,
        key: 'X-1',
        title: 'x',
        status: 'idea',
        created_at: new Date(),
      }),
    );
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
  });
});
