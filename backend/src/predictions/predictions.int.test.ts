import { api } from '@valora/contracts';
import { createFeature, markDelivered, removeFeature, setInputs } from '../features/index.js';
import { createDatabase } from '../platform/db/database.js';
import {
  newId,
  recordEvent,
  type Database,
  type EventHandler,
  type StoredEvent,
  type TeamScope,
} from '../platform/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { backlogOf } from './backlog.js';
import {
  baselinePredictor,
  listPredictions,
  loadCurrentPredictions,
  predictFeature,
  predictFeatures,
  predictionEventHandlers,
  type PredictionDeps,
} from './index.js';
import { aDelivered } from './testing/builders.js';

let template: TestDatabase;
let database: Database;
let team: TestTeam;

beforeAll(async () => {
  template = await databaseFromTemplate();
  database = createDatabase({ url: template.appUrl });
});
afterAll(async () => {
  await database.close();
  await template.drop();
});
beforeEach(async () => {
  team = await aTeam(database);
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>): Promise<T> => database.inTeam(team.teamId, work);

const aFeature = (title: string, inputs: Record<string, number> = {}): Promise<string> =>
  inTeam(async (scope) => {
    const body = api.features.create.body.parse({ title });
    const feature = await createFeature(scope, body, { actor: team.actor });
    const named = Object.entries(inputs).map(([name, value]) => ({ name, value }));
    if (named.length > 0) await setInputs(scope, { featureId: feature.id, inputs: named, actor: team.actor });
    return feature.id;
  });

const depsWith = (history: PredictionDeps['loadHistory'] = () => Promise.resolve([])): PredictionDeps => ({
  predictor: baselinePredictor(),
  loadHistory: history,
});
const deps = depsWith();

const events = (
  type: string,
): Promise<{ id: string; payload: { featureIds: string[]; because: string } }[]> =>
  inTeam(async ({ trx, teamId }) => trx('events').where({ team_id: teamId, type }).orderBy('id'));

/** Delivers all events of a type to the handler, as the relay would. */
const deliver = async (type: StoredEvent['type'], handler: EventHandler | undefined): Promise<void> => {
  const silent = { info: () => undefined } as never;
  for (const row of (await events(type)) as unknown as { id: string; payload: StoredEvent['payload'] }[])
    await handler?.handle(
      {
        ...row,
        teamId: team.teamId,
        type,
        subjectId: null,
        actor: 'x',
        actorId: null,
        correlationId: null,
        createdAt: new Date(),
      },
      { teamId: team.teamId, inTeam, readTeam: database.readTeam, log: silent },
    );
};

const current = async (id: string) => (await inTeam((scope) => loadCurrentPredictions(scope, [id]))).get(id);

describe('predicting features', () => {
  it('stores what the contract promises, with what the model saw', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 3, value: 20_000 });
    const prediction = await inTeam((scope) =>
      predictFeature(scope, deps, { featureId: id, actor: team.actor }),
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
    const predict = () =>
      inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: team.actor }));
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
          actor: team.actor,
        }),
      );
      await inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: team.actor }));
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
    await inTeam((scope) => predictFeatures(scope, deps, { featureIds: [one], actor: team.actor }));
    expect(await current(one)).toBeDefined();
    expect(await current(other)).toBeUndefined();
  });

  it('leaves delivered features the promise they had, and says so when asked', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 3 });
    await inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: team.actor }));
    await inTeam((scope) => markDelivered(scope, { id, at: new Date(), actor: team.actor }));
    const predict = inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: team.actor }));
    await expect(predict).rejects.toMatchObject({ code: 'conflict' });
    expect(await current(id)).toBeDefined();
  });

  it('does not know features of another team', async () => {
    const id = await aFeature('Export as PDF');
    team = await aTeam(database);
    const predict = inTeam((scope) => predictFeature(scope, deps, { featureId: id, actor: team.actor }));
    await expect(predict).rejects.toMatchObject({ code: 'not_found' });
    expect((await inTeam((scope) => loadCurrentPredictions(scope, 'all'))).size).toBe(0);
  });

  it('learns from delivered features', async () => {
    const asked = await aFeature('Export as PDF', { storyPoints: 2 });
    const ids: string[] = [];
    for (let i = 0; i < 8; i += 1) ids.push(await aFeature(`Done ${i}`, { storyPoints: 2 }));
    await inTeam(async (scope) => {
      for (const id of ids) await markDelivered(scope, { id, at: new Date(), actor: team.actor });
    });
    const learned = depsWith(() =>
      Promise.resolve(
        ids.map((id) =>
          aDelivered({ id, key: id, inputs: { storyPoints: 2 }, actualEffortDays: 20, realisedValue: 0 }),
        ),
      ),
    );
    const prediction = await inTeam((scope) =>
      predictFeature(scope, learned, { featureId: asked, actor: team.actor }),
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
      await markDelivered(scope, { id: done, at: new Date(), actor: team.actor });
    });
    const learned = depsWith(() =>
      Promise.resolve([
        aDelivered({ id: done, inputs: { storyPoints: 2 }, actualEffortDays: 90, realisedValue: 5 }),
      ]),
    );
    await inTeam((scope) => predictFeatures(scope, learned, { featureIds: 'all', actor: team.actor }));
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
    inTeam((scope) => setInputs(scope, { featureId: id, inputs: [{ name, value }], actor: team.actor }));

  it('changes with what effort is learned from, and only then', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 3 });
    const seen = [await version()];
    await set(id, 'storyPoints', 5);
    seen.push(await version());
    await set(id, 'storyPoints', null);
    seen.push(await version());
    const added = await aFeature('Another');
    seen.push(await version());
    await inTeam((scope) => markDelivered(scope, { id: added, at: new Date(), actor: team.actor }));
    seen.push(await version());
    expect(new Set(seen).size).toBe(seen.length);
    await set(id, 'value', 1000);
    expect(await version()).toBe(seen.at(-1));
  });
});

describe('keeping predictions true', () => {
  it('predicts a feature again when an input was set, and names the reason', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 5 });
    const [handler] = predictionEventHandlers(deps);
    await deliver('feature.inputs_set', handler);
    expect((await current(id))?.effortDays.p50).toBeCloseTo(5);
    const [completed] = await events('prediction.completed');
    expect(completed?.payload).toMatchObject({ featureIds: [id], because: 'feature.inputs_set' });
  });

  it('changes nothing when an event is delivered twice', async () => {
    await aFeature('Export as PDF', { storyPoints: 5 });
    const [handler] = predictionEventHandlers(deps);
    await deliver('feature.inputs_set', handler);
    await deliver('feature.inputs_set', handler);
    expect(await events('prediction.completed')).toHaveLength(1);
  });

  it('predicts the whole team once for several team-wide events', async () => {
    const ids = [await aFeature('One'), await aFeature('Other')];
    const gone = [await aFeature('Gone'), await aFeature('Gone too')];
    for (const id of gone) await inTeam((scope) => removeFeature(scope, id, team.actor));
    let runs = 0;
    const counting: PredictionDeps = {
      ...deps,
      loadHistory: () => {
        runs += 1;
        return Promise.resolve([]);
      },
    };
    const [handler] = predictionEventHandlers(counting);
    await deliver('feature.removed', handler);
    await deliver('feature.removed', handler);
    expect(runs).toBe(1);
    const [completed] = await events('prediction.completed');
    expect([...(completed?.payload.featureIds ?? [])].sort()).toEqual(ids.sort());
  });

  it('leaves what an import brings to its end', async () => {
    const id = await aFeature('One');
    await inTeam(async ({ trx, teamId }) => {
      const file = {
        file_name: 'a.csv',
        lake_key: 'k',
        content_hash: Buffer.alloc(1),
        bytes: 1,
        started_by: 'x',
      };
      await trx('imports').insert({ ...file, team_id: teamId, id: newId(), state: 'running' });
    });
    const gone = await aFeature('Gone');
    await inTeam((scope) => removeFeature(scope, gone, team.actor));
    const [handler] = predictionEventHandlers(deps);
    await deliver('feature.removed', handler);
    expect(await current(id)).toBeUndefined();
    await inTeam(async (scope) => {
      await scope.trx('imports').where({ team_id: scope.teamId }).update({ state: 'done' });
      await recordEvent(scope, { type: 'import.finished', actor: team.actor });
    });
    await deliver('import.finished', handler);
    expect(await current(id)).toBeDefined();
  });

  it('runs again for a team-wide event that came after the last run', async () => {
    const id = await aFeature('One', { storyPoints: 2 });
    const [handler] = predictionEventHandlers(deps);
    const remove = async (title: string) => {
      const gone = await aFeature(title);
      await inTeam((scope) => removeFeature(scope, gone, team.actor));
      await deliver('feature.removed', handler);
    };
    await remove('Gone');
    await inTeam(({ trx, teamId }) => trx('teams').where({ id: teamId }).update({ day_rate: 900 }));
    await remove('Gone too');
    expect((await current(id))?.dayRate.amount).toBe(900);
  });

  it('lets one run of a team finish before the next reads', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 2 });
    const run = (used: PredictionDeps) =>
      inTeam((scope) => predictFeatures(scope, used, { featureIds: [id], actor: team.actor }));
    let second: Promise<unknown> = Promise.resolve();
    // Holds the first run between its reading and its writing until the second is done, or cannot be.
    const first = run({
      ...deps,
      loadHistory: async () => {
        await inTeam((scope) =>
          setInputs(scope, {
            featureId: id,
            inputs: [{ name: 'storyPoints', value: 9 }],
            actor: team.actor,
          }),
        );
        second = run(deps);
        await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 300))]);
        return [];
      },
    });
    await first;
    await second;
    expect((await current(id))?.effortDays.p50).toBeCloseTo(9);
  });
});
