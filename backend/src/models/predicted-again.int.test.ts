import { api } from '@valora/contracts';
import { createFeature, setInputs } from '../features/index.js';
import { loadHistory } from '../outcomes/index.js';
import type { StoredEvent } from '../platform/index.js';
import {
  createTrainedModels,
  loadCurrentPredictions,
  localPredictor,
  predictionEventHandlers,
  type PredictionDeps,
} from '../predictions/index.js';
import { rollBack } from './change-champion.js';
import { findChampionRecord } from './model-store.js';
import { createTeamModels } from './team-models.js';
import { madeUpRunner } from './testing/a-trained-model.js';
import { teamWithOutcomes } from './testing/team-with-outcomes.js';

const { inTeam, deliver, train, team, artifacts, events } = teamWithOutcomes();

const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;

const predictionDeps = (): PredictionDeps => {
  const base = { baseEffort: null, effort: null, value: null };
  const loadBase = () => Promise.resolve(base);
  const models = createTeamModels({ artifacts: artifacts(), loadBase, log });
  const speak = createTrainedModels({ runner: madeUpRunner });
  return {
    predictor: localPredictor(),
    loadHistory,
    models: { ...models, speak, runner: madeUpRunner, loadBase, log },
  };
};

/** Hands an event to what keeps predictions true, as the relay does. */
const deliverEvent = async (type: StoredEvent['type']): Promise<void> => {
  const [event] = (await events(type)).slice(-1) as unknown as StoredEvent[];
  const context = { teamId: team().teamId, inTeam, log, readTeam: () => Promise.reject(new Error('unused')) };
  for (const handler of predictionEventHandlers(predictionDeps()))
    if (event !== undefined && handler.on.includes(type)) await handler.handle({ ...event, type }, context);
};

it('a new champion predicts the team again, and a roll-back takes its word back', async () => {
  const id = await inTeam(async (scope) => {
    const body = api.features.create.body.parse({ title: 'Export all' });
    const feature = await createFeature(scope, body, { actor: team().actor });
    const inputs = [{ name: 'reach', value: 33 }];
    await setInputs(scope, { featureId: feature.id, inputs, actor: team().actor });
    return feature.id;
  });
  await deliver(60);
  const standing = async () => (await inTeam((scope) => loadCurrentPredictions(scope, [id]))).get(id);
  const before = await standing();
  await train();
  const version = (await inTeam((scope) => findChampionRecord(scope, 'effort')))?.version ?? 'none';
  await deliverEvent('model.promoted');
  const after = await standing();
  expect(before?.modelVersion).not.toContain(version);
  expect(after?.modelVersion).toContain(version);
  expect(Math.abs(Math.log((after?.effortDays.p50 ?? 1) / 33))).toBeLessThan(
    Math.abs(Math.log((before?.effortDays.p50 ?? 1) / 33)),
  );
  await inTeam((scope) =>
    rollBack(scope, { artifacts: artifacts() }, { kind: 'effort', reason: 'It errs', actor: team().actor }),
  );
  await deliverEvent('model.rolled_back');
  expect((await standing())?.modelVersion).not.toContain(version);
});
