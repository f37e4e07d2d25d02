import path from 'node:path';
import { createFeature, setInputs } from '../features/index.js';
import { api } from '@valora/contracts';
import { loadArtifact, type ModelRow, type ModelRunner } from '../inference/index.js';
import { loadHistory, recordOutcome } from '../outcomes/index.js';
import { systemActor } from '../platform/index.js';
import { canonicalRow, localPredictor, predictFeatures, type Predictor } from '../predictions/index.js';
import { createTrainedModels } from '../predictions/trained-models.js';
import { madeUpRunner, writeTrained } from './testing/a-trained-model.js';
import { teamWithOutcomes } from './testing/team-with-outcomes.js';
import { loadTrainingHistory } from './training-rows.js';

const { inTeam, team, folder } = teamWithOutcomes();

const title = 'Größe “30 %” \u2028 עברית 🚀 \u0007';

/** The predictor that serves, with every row noted that a model was really given. */
const watched = async (): Promise<{ predictor: Predictor; given: ModelRow[] }> => {
  const given: ModelRow[] = [];
  const runner: ModelRunner = {
    run: (request) => {
      given.push(...request.rows);
      return madeUpRunner.run(request);
    },
  };
  const place = path.join(folder(), 'served');
  await writeTrained(place, { kind: 'effort', rows: 20, saying: { factor: 1.5 } });
  const models = createTrainedModels({ runner })({
    baseEffort: null,
    effort: await loadArtifact(place),
    value: null,
  });
  const predictor: Predictor = {
    modelVersion: 'watched',
    predict: (request) => localPredictor().predict({ ...request, ...(models && { models }) }),
  };
  return { predictor, given };
};

const aFeature = (inputs: Record<string, number>): Promise<string> =>
  inTeam(async (scope) => {
    const body = api.features.create.body.parse({ title, description: 'x'.repeat(5_000) });
    const { id } = await createFeature(scope, body, { actor: team().actor });
    const named = Object.entries(inputs).map(([name, value]) => ({ name, value }));
    await setInputs(scope, { featureId: id, inputs: named, actor: team().actor });
    return id;
  });

const deliver = (featureId: string, days: number | null, value: number | null = null): Promise<unknown> =>
  inTeam((scope) =>
    recordOutcome(scope, {
      featureId,
      actualEffortDays: days,
      realisedValue: value,
      releasedOn: null,
      note: null,
      source: 'human',
      actor: team().actor,
    }),
  );

const history = (kind: 'effort' | 'value' = 'effort') => inTeam((scope) => loadTrainingHistory(scope, kind));

describe('what training is given', () => {
  it('is byte for byte what the model was served when it predicted, whatever changed since', async () => {
    const { predictor, given } = await watched();
    const predict = () =>
      inTeam((scope) =>
        predictFeatures(scope, { predictor, loadHistory }, { featureIds: 'all', actor: systemActor }),
      );
    const ids = [
      await aFeature({ reach: 0.1 + 0.2, storyPoints: 5 }),
      await aFeature({ reach: 1e-9, value: 1 / 3 }),
    ];
    await predict();
    const promised = given.map(canonicalRow).sort();
    for (const id of ids) await deliver(id, 3);
    for (const id of ids)
      await inTeam(async (scope) => {
        await scope.trx('features').where({ team_id: scope.teamId, id }).update({ title: 'Another text' });
        await setInputs(scope, { featureId: id, inputs: [{ name: 'reach', value: 7 }], actor: team().actor });
      });
    const exported = (await history()).map(({ training }) => canonicalRow(training.row)).sort();
    expect(exported).toHaveLength(2);
    expect(exported).toEqual(promised);
    expect(exported.join()).toContain('0.30000000000000004');
  });

  it('is the last prediction before the outcome, not the first', async () => {
    const { predictor } = await watched();
    const id = await aFeature({ reach: 2 });
    const predict = () =>
      inTeam((scope) =>
        predictFeatures(scope, { predictor, loadHistory }, { featureIds: [id], actor: systemActor }),
      );
    await predict();
    await inTeam((scope) =>
      setInputs(scope, { featureId: id, inputs: [{ name: 'reach', value: 40 }], actor: team().actor }),
    );
    await predict();
    await deliver(id, 30);
    const [row] = await history();
    expect(row?.training.row.numbers).toMatchObject({ reach: 40 });
    expect(row?.actual).toBe(30);
  });

  it('leaves out outcomes without a prediction before them, and the kinds they say nothing of', async () => {
    const { predictor } = await watched();
    const late = await aFeature({ reach: 2 });
    await deliver(late, 3, 1_000);
    const id = await aFeature({ reach: 2 });
    await inTeam((scope) =>
      predictFeatures(scope, { predictor, loadHistory }, { featureIds: [id], actor: systemActor }),
    );
    await deliver(id, null, 1_000);
    expect(await history('effort')).toEqual([]);
    const value = await history('value');
    expect(value.map(({ training }) => training.featureId)).toEqual([id]);
    expect(value[0]?.training.outcome).toMatchObject({ effortDays: null, value: 1_000 });
    expect(value[0]?.actual).toBeCloseTo(1_000 / (value[0]?.training.outcome.cost ?? 0), 9);
  });

  it('keeps a text once, however many predictions saw it', async () => {
    const { predictor } = await watched();
    const ids = [await aFeature({ reach: 2 }), await aFeature({ reach: 3 })];
    await inTeam((scope) =>
      predictFeatures(scope, { predictor, loadHistory }, { featureIds: ids, actor: systemActor }),
    );
    const texts = await inTeam(({ trx, teamId }) =>
      trx('model_texts').where({ team_id: teamId }).whereNot('text', '').select('text'),
    );
    expect(texts).toHaveLength(2);
  });
});
