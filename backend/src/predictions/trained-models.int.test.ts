import type { ModelAnswer, ModelRow } from '../inference/index.js';
import { explainPrediction } from './explain-prediction.js';
import { predictFeature, type PredictionDeps } from './index.js';
import { depsWith, teamOnPostgres } from './testing/team-on-postgres.js';
import { anArtifact, toldModels } from './testing/told-models.js';
import { noModels } from './trained-models.js';

const { inTeam, actor, aFeature, current } = teamOnPostgres();

const effortOf = (days: number): ModelAnswer => ({
  outputs: { effort_days: [0.6, 0.8, 1, 1.3, 1.7].map((factor) => factor * days) },
});
const valueOf = (row: ModelRow): ModelAnswer => {
  const moved = (row.numbers['reach'] ?? 0) / 1000;
  return {
    outputs: { mean_log: [0.5 + moved], scale: [0.7], p_no_effect: [0.4] },
    contributions: {
      link: 'log',
      entries: [
        { name: 'base', amount: 0.5 },
        { name: 'reach', amount: moved },
      ],
    },
  };
};
const predict = async (id: string, models: PredictionDeps['models']) =>
  inTeam((scope) =>
    predictFeature(scope, { ...depsWith(), ...(models && { models }) }, { featureId: id, actor: actor() }),
  );

describe('predicting with trained models', () => {
  it('lets two versions share the features, and stores with each prediction which one spoke', async () => {
    const ids = [await aFeature('One'), await aFeature('Other')];
    const old = { ...noModels, effort: anArtifact('effort-1') };
    const fresh = { ...noModels, effort: anArtifact('effort-2') };
    const models = toldModels({
      run: (_row, version) => effortOf(version === 'effort-2' ? 9 : 3),
      modelsOf: (id) => (id === ids[0] ? old : fresh),
    });
    for (const id of ids) await predict(id, models);
    expect((await current(ids[0] ?? ''))?.modelVersion).toMatch(/^effort-1\+baseline/);
    expect((await current(ids[0] ?? ''))?.effortDays.p50).toBeCloseTo(3);
    expect((await current(ids[1] ?? ''))?.modelVersion).toMatch(/^effort-2\+baseline/);
    expect((await current(ids[1] ?? ''))?.effortDays.p50).toBeCloseTo(9);
  });

  it('says who answered, and why the endpoint did not', async () => {
    const id = await aFeature('One');
    const told = {
      run: () => effortOf(3),
      modelsOf: () => ({ ...noModels, effort: anArtifact('effort-1') }),
    };
    const byEndpoint = await predict(id, toldModels({ ...told, served: { servedBy: 'endpoint' } }));
    expect(byEndpoint).toMatchObject({ servedBy: 'endpoint', fellBackBecause: null });
    const other = await aFeature('Other');
    const fellBack = await predict(other, toldModels({ ...told, served: { fellBackBecause: 'No answer' } }));
    expect(fellBack).toMatchObject({ servedBy: 'local', fellBackBecause: 'No answer' });
  });

  it('predicts by the built-in formulae where a model fails, and says so', async () => {
    const id = await aFeature('One', { storyPoints: 3 });
    const broken = toldModels({
      run: () => ({ outputs: { effort_days: [1, 2, Number.NaN, 4, 5] } }),
      modelsOf: () => ({ ...noModels, effort: anArtifact('effort-1') }),
    });
    const prediction = await predict(id, broken);
    expect(prediction.modelVersion).toMatch(/^baseline/);
    expect(prediction.effortBasedOn).toBe('points');
    expect(prediction.fellBackBecause).toContain('gave no number');
  });

  it('explains a prediction by the row that was served, whatever the feature says since', async () => {
    const id = await aFeature('One', { reach: 400 });
    const models = toldModels({
      run: valueOf,
      modelsOf: () => ({ ...noModels, value: anArtifact('value-1', 'value') }),
    });
    await predict(id, models);
    await inTeam(({ trx, teamId }) => trx('feature_inputs').where({ team_id: teamId }).del());
    const { models: explained } = await inTeam((scope) => explainPrediction(scope, models, id));
    expect(explained).toEqual([
      {
        quantity: 'return',
        modelVersion: 'value-1',
        entries: [
          { name: 'base', amount: 0.5 },
          { name: 'reach', amount: 0.4 },
        ],
        total: 0.9,
      },
    ]);
  });

  it('names a model that can no longer be asked', async () => {
    const id = await aFeature('One');
    const models = toldModels({
      run: valueOf,
      modelsOf: () => ({ ...noModels, value: anArtifact('gone-1', 'value') }),
    });
    await predict(id, models);
    const explanation = await inTeam((scope) => explainPrediction(scope, models, id));
    expect(explanation).toMatchObject({ models: [], unavailable: [{ modelVersion: 'gone-1' }] });
  });
});
