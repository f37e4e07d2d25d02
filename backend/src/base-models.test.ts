import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBaseModels } from './base-models.js';

let folder: string;
let told: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'base-models-'));
  told = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const models = () =>
  createBaseModels({
    folder,
    onProblem: (error, name) => {
      told.push(`${name}: ${String(error)}`);
    },
  });

it('hands out a model that is whole', async () => {
  await cp(join('ml', 'artifacts', 'effort'), join(folder, 'effort'), { recursive: true });
  const { baseEffort } = await models().forPredictions();
  expect(baseEffort?.card.kind).toBe('effort');
  expect(told).toEqual([]);
});

it('tells once of a model that is damaged and predicts without it', async () => {
  await cp(join('ml', 'artifacts', 'effort'), join(folder, 'effort'), { recursive: true });
  await truncate(join(folder, 'effort', 'model.onnx'), 1000);
  const base = models();
  expect(await base.forPredictions()).toEqual({ baseEffort: null, effort: null, value: null });
  expect(await base.effort()).toBeNull();
  expect(told).toEqual([expect.stringMatching(/^effort: .*model\.onnx/)]);
});

it('tells of each model that is missing and leaves the others alone', async () => {
  await cp(join('ml', 'artifacts', 'similarity'), join(folder, 'similarity'), { recursive: true });
  const base = models();
  expect(await base.signals()).toBeNull();
  expect((await base.similarity())?.card.kind).toBe('similarity');
  expect(told).toEqual([expect.stringMatching(/^signals: .*card\.json cannot be read/)]);
});
