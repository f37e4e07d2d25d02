import { contribution, feature, signal } from '@valora/contracts';
import { createDatabase } from '../platform/db/database.js';
import { attachSignal, createFeature, getFeature, refreshDemand, setNeeds } from '../features/index.js';
import { newId, type Database, type TeamScope } from '../platform/index.js';
import { getSignal, mergeSignal, recordSignals, type NewSignal } from '../signals/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { loadSample } from './load-sample.js';
import { removeSample } from './remove-sample.js';
import { sampleWorkspace } from './sample-workspace.js';

let test: TestDatabase;
let database: Database;
let team: TestTeam;

const now = new Date();
const sample = sampleWorkspace({ now });

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 4 });
});
beforeEach(async () => {
  team = await aTeam(database);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work);
const load = () => inTeam((scope) => loadSample(scope, { actor: team.actor, now }));
const remove = () => inTeam((scope) => removeSample(scope, { actor: team.actor, now: new Date() }));

type Row = Record<string, unknown> & { id: string };
const rows = (table: string, where: object = {}) =>
  inTeam(({ trx, teamId }) => trx(table).where({ team_id: teamId, ...where })) as Promise<Row[]>;
const counts = async () => {
  const tables = [
    'features',
    'signals',
    'companies',
    'feature_inputs',
    'feature_signals',
    'predictions',
    'outcomes',
  ];
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, (await rows(table)).length])),
  );
};

const ownSignal: NewSignal = {
  text: 'Ours, not the sample’s.',
  source: 'manual',
  externalId: null,
  permalink: null,
  author: 'Ann',
  companyName: 'Aldergate Lifts',
  sentiment: null,
  intent: null,
  urgency: null,
  occurredAt: now,
};
const recordOwn = async (change: Partial<NewSignal> = {}): Promise<string> => {
  const [recorded] = await inTeam((scope) =>
    recordSignals(scope, { signals: [{ ...ownSignal, ...change }], actor: team.actor }),
  );
  return recorded?.id ?? '';
};
const createOwn = (title: string, key?: string) =>
  inTeam((scope) =>
    createFeature(
      scope,
      {
        title,
        description: '',
        status: 'idea',
        type: null,
        labels: [],
        mustDo: false,
        moscow: null,
        kano: null,
        key,
      },
      { actor: team.actor },
    ),
  );

describe('loading the sample', () => {
  it('writes all of it, marked as sample, with one event that names every feature', async () => {
    const loaded = await load();
    expect(loaded).toEqual({
      features: sample.features.length,
      signals: sample.signals.length,
      outcomes: sample.features.filter(({ outcome }) => outcome !== null).length,
    });
    expect(await counts()).toMatchObject({
      features: loaded.features,
      signals: loaded.signals,
      companies: sample.companies.length,
      outcomes: loaded.outcomes,
    });
    for (const table of ['features', 'signals', 'companies'])
      expect(await rows(table, { is_sample: false })).toEqual([]);
    const [event] = await rows('events', { type: 'sample.loaded' });
    expect((event?.['payload'] as { featureIds: string[] }).featureIds).toHaveLength(loaded.features);
  });

  it('gives features and signals that hold to the contract', async () => {
    await load();
    for (const { id } of await rows('features'))
      feature.parse(await inTeam((scope) => getFeature(scope, id)));
    for (const { id } of (await rows('signals')).slice(0, 50))
      signal.parse(await inTeam((scope) => getSignal(scope, id)));
  });

  it('counts each company once, the loud one too', async () => {
    await load();
    for (const { key, demand } of (await rows('features')) as (Row & { key: string; demand: number })[]) {
      const asking = sample.signals.filter(({ featureKey }) => featureKey === key);
      expect({ key, demand }).toEqual({
        key,
        demand: new Set(asking.map(({ companyName }) => companyName)).size,
      });
    }
  });

  it('sets a promise, that holds together, against nearly every outcome', async () => {
    await load();
    const promises = await rows('predictions');
    for (const promise of promises) {
      expect(promise).toMatchObject({ is_current: false, model_version: 'sample-promise', p_no_effect: 0 });
      const parts = contribution.array().parse(promise['contributions']);
      const sum = parts.reduce((total, { amount }) => total + amount, 0);
      expect(Math.abs(sum - 100 * (promise['roi_mean'] as number))).toBeLessThan(1e-6);
    }
    const outcomes = await rows('outcomes');
    const promised = outcomes.filter((outcome) => outcome['promised_prediction_id'] !== null);
    expect(promised.length).toBeGreaterThanOrEqual(outcomes.length - 1);
  });

  it('keeps money in proportion to the day rate in another currency', async () => {
    await inTeam(({ trx, teamId }) =>
      trx('teams').where({ id: teamId }).update({ currency: 'JPY', day_rate: 60_000 }),
    );
    await load();
    const best = sample.features.map(({ outcome }) => outcome?.realisedValue ?? 0).sort((a, b) => b - a)[0];
    const stored = (await rows('outcomes')).map((outcome) => Number(outcome['realised_value']));
    expect(Math.max(...stored)).toBe(100 * (best ?? 0));
    expect(new Set((await rows('outcomes')).map((outcome) => outcome['currency']))).toEqual(new Set(['JPY']));
  });

  it('is loaded once, however often it is asked for at once', async () => {
    const answers = await Promise.allSettled([load(), load(), load()]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(load()).rejects.toMatchObject({ code: 'conflict' });
  });

  it('steps aside where the team has such keys', async () => {
    const taken = sample.features[0]?.key ?? '';
    await createOwn('Ours', taken);
    await load();
    const keys = (await rows('features', { is_sample: true })).map(({ key }) => key as string);
    expect(keys.every((key) => /^FM2-\d+$/.test(key))).toBe(true);
  });

  it('leaves nothing behind when it fails half-way', async () => {
    const failing = inTeam(async (scope) => {
      await loadSample(scope, { actor: team.actor, now });
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(Object.values(await counts()).every((count) => count === 0)).toBe(true);
  });
});

describe('removing the sample', () => {
  it('takes everything away and can be loaded again', async () => {
    const { features } = await load();
    await remove();
    expect(Object.values(await counts()).every((count) => count === 0)).toBe(true);
    const [event] = await rows('events', { type: 'sample.removed' });
    expect((event?.['payload'] as { featureIds: string[] }).featureIds).toHaveLength(features);
    await load();
    await remove();
  });

  it('does nothing without a sample', async () => {
    await remove();
    expect(await rows('events', { type: 'sample.removed' })).toEqual([]);
  });

  it('touches nothing of the team’s own, and corrects what leaned on the sample', async () => {
    const lonely = await createOwn('Nothing to do with it');
    const own = await createOwn('Ours');
    const before = await rows('features', { id: lonely.id });
    await load();
    const [sampleFeature] = await rows('features', { is_sample: true });
    const [nordhal] = await rows('companies', { name: 'Nordhal Kälte' });
    const [sampleSignal] = await rows('signals', { company_id: nordhal?.id, merged_into: null });
    const ownSignalId = await recordOwn();
    const mergedId = await recordOwn({ companyName: 'Newcomer', author: 'Bo' });
    await inTeam(async (scope) => {
      const { actor } = team;
      await setNeeds(scope, { featureId: own.id, needs: [sampleFeature?.id ?? ''], actor });
      for (const signalId of [ownSignalId, sampleSignal?.id ?? ''])
        await attachSignal(scope, { featureId: own.id, signalId, actor });
      await attachSignal(scope, { featureId: sampleFeature?.id ?? '', signalId: ownSignalId, actor });
      await mergeSignal(scope, { id: mergedId, intoId: sampleSignal?.id ?? '', actor });
      await refreshDemand(scope, [own.id]);
    });
    expect((await inTeam((scope) => getFeature(scope, own.id))).demand).toBe(3);
    await remove();
    expect(await inTeam((scope) => getFeature(scope, own.id))).toMatchObject({ demand: 1, needs: [] });
    expect(await inTeam((scope) => getSignal(scope, ownSignalId))).toMatchObject({
      company: { name: 'Aldergate Lifts' },
      featureIds: [own.id],
    });
    expect(await inTeam((scope) => getSignal(scope, mergedId))).toMatchObject({ mergedInto: null });
    expect(await rows('features', { id: lonely.id })).toEqual(before);
    expect((await rows('companies')).map(({ name }) => name).sort()).toEqual(['Aldergate Lifts', 'Newcomer']);
    const [event] = await rows('events', { type: 'sample.removed' });
    expect((event?.['payload'] as { featureIds: string[] }).featureIds).toContain(own.id);
  });

  it('leaves the sample of another team alone', async () => {
    const other = await aTeam(database, { name: `Other ${newId()}` });
    await database.inTeam(other.teamId, (scope) => loadSample(scope, { actor: other.actor, now }));
    await load();
    await remove();
    const left = await database.inTeam(other.teamId, ({ trx }) =>
      trx('features').where({ team_id: other.teamId }),
    );
    expect(left).toHaveLength(sample.features.length);
  });
});
