import type { ExplainedModel, PredictionExplanation } from '@valora/contracts';
import type { Artifact } from '../inference/index.js';
import { findFeature } from '../features/index.js';
import { notFound, type TeamScope } from '../platform/index.js';
import type { ModelDeps } from './ask-predictor.js';
import { loadCurrentPredictions } from './prediction-store.js';
import { loadServedRow } from './served-rows-store.js';
import type { ServedRow } from './served-row.js';

const quantityOf = async ({ card }: Artifact, deps: ModelDeps): Promise<ExplainedModel['quantity']> => {
  if (card.kind === 'value') return 'return';
  const { baseEffort } = await deps.loadBase();
  return card.version === baseEffort?.card.version ? 'relativeEffort' : 'effort';
};

const explainBy = async (deps: ModelDeps, artifact: Artifact, row: ServedRow): Promise<ExplainedModel> => {
  const quantity = await quantityOf(artifact, deps);
  const { answers } = await deps.runner.run({ artifact, rows: [row], explain: true });
  const said = answers[0]?.contributions?.entries ?? [];
  // The line takes the base model's word before its calibration.
  const entries = quantity === 'relativeEffort' ? said.filter(({ name }) => name !== 'calibration') : said;
  return {
    quantity,
    modelVersion: artifact.card.version,
    entries: entries.map(({ name, amount }) => ({ name, amount })),
    total: entries.reduce((total, { amount }) => total + amount, 0),
  };
};

/**
 * What each trained model behind the current prediction saw: the very row it was given, given again to the very version.
 * @throws AppError not_found where there is no such feature or it has no prediction
 */
export const explainPrediction = async (
  scope: TeamScope,
  deps: ModelDeps | undefined,
  featureId: string,
): Promise<PredictionExplanation> => {
  if ((await findFeature(scope, featureId)) === null) throw notFound('feature');
  const prediction = (await loadCurrentPredictions(scope, [featureId])).get(featureId);
  if (prediction === undefined) throw notFound('prediction');
  const explanation: PredictionExplanation = {
    predictionId: prediction.id,
    predictedAt: prediction.createdAt,
    models: [],
    unavailable: [],
  };
  // The last version names the built-in formulae.
  const versions = prediction.modelVersion.split('+').slice(0, -1);
  const row = await loadServedRow(scope, { featureId, predictionId: prediction.id });
  for (const modelVersion of versions) {
    const artifact = (await deps?.findModel(scope, modelVersion)) ?? null;
    if (deps === undefined || artifact === null || row === null) {
      const reason = row === null ? 'What it was given was not kept.' : 'This version is no longer kept.';
      explanation.unavailable.push({ modelVersion, reason });
    } else explanation.models.push(await explainBy(deps, artifact, row));
  }
  return explanation;
};
