import { api } from '@valora/contracts';
import { markDelivered, setInputs } from '../features/index.js';
import { backlogOf } from './backlog.js';
import { listPredictions, loadCurrentPredictions, predictFeature, predictFeatures } from './index.js';
import { aDelivered } from './testing/builders.js';
import { depsWith, teamOnPostgres } from './testing/team-on-postgres.js';

const { inTeam, changeTeam, events, actor, aFeature, current } = teamOnPostgres();
const deps = depsWith();

describe('predicting features', () => {
  it('stores what the contract promises, with what the model saw', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 3, value: 20_000 });
    const prediction = await inTeam((scope) =>
      predictFeature(scope, deps, { featureId: id, actor: actor() }),
    );
    expect(api.predictions.predict.response.parse(prediction)).toEqual(prediction);
    expect(prediction).toMatchObject({ featureId: id, basedOn: 'estimate', effortBasedOn: 'points' });
    const [row] = await inTeam(({ trx, teamId }) => trx('predictions').where({ team_id: teamId }));
    expect(row).toMatchObject({
      inputs: { inputs: { storyPoints: { value: 3, source: 'human' } }, demand: 0 },
    });
  });

  it('says the same again without storing it again', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 3 });
    const predict = () => inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: actor() }));
    const first = await predict();
    expect(await predict()).toEqual(first);
    expect(await events('prediction.completed')).toHaveLength(1);
  });

  it('keeps former predictions, newest first, page by page', async () => {
    const id = await aFeature('Export as PDF');
    for (const storyPoints of [1, 2, 3]) {
      await inTeam((scope) =>
        setInputs(scope, {
          featureId: id,
          inputs: [{ name: 'storyPoints', value: storyPoints }],
          actor: actor(),
        }),
      );
      await inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: actor() }));
    }
    const page = await inTeam((scope) => listPredictions(scope, id, { limit: 2 }));
    expect(page.items.map(({ effortDays }) => Math.round(effortDays.p50))).toEqual([3, 2]);
    const cursor = page.pagination.nextCursor ?? '';
    const rest = await inTeam((scope) => listPredictions(scope, id, { limit: 2, cursor }));
    expect(rest.items.map(({ effortDays }) => Math.round(effortDays.p50))).toEqual([1]);
    expect(rest.pagination.nextCursor).toBeNull();
    const counted = await inTeam((scope) => listPredictions(scope, id, { limit: 2, page: 1 }));
    expect(counted.pagination.total).toBe(3);
    expect((await current(id))?.effortDays.p50).toBeCloseTo(3);
  });

  it('writes only the features asked for', async () => {
    const [one, other] = [await aFeature('One'), await aFeature('Other')];
    await inTeam((scope) => predictFeatures(scope, deps, { featureIds: [one], actor: actor() }));
    expect(await current(one)).toBeDefined();
    expect(await current(other)).toBeUndefined();
  });

  it('leaves delivered features the promise they had, and says so when asked', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 3 });
    await inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: actor() }));
    await inTeam((scope) => markDelivered(scope, { id, at: new Date(), actor: actor() }));
    const predict = inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: actor() }));
    await expect(predict).rejects.toMatchObject({ code: 'conflict' });
    expect(await current(id)).toBeDefined();
  });

  it('does not know features of another team', async () => {
    const id = await aFeature('Export as PDF');
    await changeTeam();
    const predict = inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: actor() }));
    await expect(predict).rejects.toMatchObject({ code: 'not_found' });
    expect((await inTeam((scope) => loadCurrentPredictions(scope, 'all'))).size).toBe(0);
  });

  it('learns from delivered features', async () => {
    const asked = await aFeature('Export as PDF', { storyPoints: 2 });
    const ids: string[] = [];
    for (let i = 0; i < 8; i += 1) ids.push(await aFeature(`Done ${i}`, { storyPoints: 2 }));
    await inTeam(async (scope) => {
      for (const id of ids) await markDelivered(scope, { id, at: new Date(), actor: actor() });
    });
    const learned = depsWith(() =>
      Promise.resolve(
        ids.map((id) =>
          aDelivered({ id, key: id, inputs: { storyPoints: 2 }, actualEffortDays: 20, realisedValue: 0 }),
        ),
      ),
    );
    const prediction = await inTeam((scope) =>
      predictFeature(scope, learned, { featureId: asked, actor: actor() }),
    );
    expect(prediction).toMatchObject({ basedOn: 'outcomes', effortBasedOn: 'history', outcomesUsed: 8 });
    expect(prediction.effortDays.p50).toBeGreaterThan(6);
    expect(prediction.value.pNoEffect).toBeGreaterThan(0.8);
  });
});

describe('sample workspace', () => {
  it('never shapes the numbers of real features', async () => {
    const [real, invented] = [
      await aFeature('Real', { storyPoints: 2 }),
      await aFeature('Invented', { storyPoints: 2 }),
    ];
    const done = await aFeature('Invented and done');
    await inTeam(async (scope) => {
      await scope.trx('features').whereIn('id', [invented, done]).update({ is_sample: true });
      await markDelivered(scope, { id: done, at: new Date(), actor: actor() });
    });
    const learned = depsWith(() =>
      Promise.resolve([
        aDelivered({ id: done, inputs: { storyPoints: 2 }, actualEffortDays: 90, realisedValue: 5 }),
      ]),
    );
    await inTeam((scope) => predictFeatures(scope, learned, { featureIds: 'all', actor: actor() }));
    expect(await current(real)).toMatchObject({ basedOn: 'prior', outcomesUsed: 0 });
    expect((await current(real))?.effortDays.p50).toBeCloseTo(2);
    expect(await current(invented)).toMatchObject({ basedOn: 'outcomes', outcomesUsed: 1 });
    expect((await current(invented))?.effortDays.p50).toBeGreaterThan(2.2);
  });
});

describe('version of a backlog', () => {
  const version = async () =>
    (await inTeam((scope) => backlogOf(scope, { isSample: false, sampleIds: new Set() }))).version;
  const set = (id: string, name: string, value: number | null) =>
    inTeam((scope) => setInputs(scope, { featureId: id, inputs: [{ name, value }], actor: actor() }));

  it('changes with what effort is learned from, and only then', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 3 });
    const seen = [await version()];
    await set(id, 'storyPoints', 5);
    seen.push(await version());
    await set(id, 'storyPoints', null);
    seen.push(await version());
    const added = await aFeature('Another');
    seen.push(await version());
    await inTeam((scope) => markDelivered(scope, { id: added, at: new Date(), actor: actor() }));
    seen.push(await version());
    expect(new Set(seen).size).toBe(seen.length);
    await set(id, 'value', 1000);
    expect(await version()).toBe(seen.at(-1));
  });
});
