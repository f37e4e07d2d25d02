import { type EffortModel, fitEffortModel } from './effort-model.js';
import { fingerprint } from './fingerprint.js';
import { baselineVersion } from './model-version.js';
import { predictOne, teamModel } from './predict-one.js';
import { judge, relativesOf } from './rate-features.js';
import { runStepwise } from './run-stepwise.js';
import type { FeaturePrediction, PredictableFeature, PredictionRequest, Predictor } from '../predictor.js';

/** Models kept for the next request; one holds about 1.5 MB. */
const keptModels = 4;
/** Features between two pauses. */
const stepSize = 100;

/**
 * The built-in predictor: honest priors, what the team's own backlog and history teach (about 0.3 s for 3,000 issues),
 * and the word of trained models where the request brings some. It remembers what it learned while that data stays the
 * same. `breathe` is awaited between short steps so that a server stays responsive.
 */
export const baselinePredictor = (options: { breathe?: () => Promise<void> } = {}): Predictor => {
  const breathe = options.breathe ?? (() => Promise.resolve());
  const kept = new Map<string, EffortModel>();

  const effortModel = async (request: PredictionRequest): Promise<EffortModel> => {
    const { features, history, backlog, models } = request;
    const delivered = new Set(history.map(({ id }) => id));
    const undelivered = (rows: readonly PredictableFeature[]): PredictableFeature[] =>
      rows.filter(({ id }) => !delivered.has(id));
    const version = backlog?.version ?? fingerprint(undelivered(features));
    const key = `${version} ${fingerprint(history)} ${models?.version ?? ''}`;
    const learn = async (): Promise<EffortModel> => {
      const rows = undelivered((await backlog?.load()) ?? features);
      const relatives = await relativesOf(models, [...history, ...rows]);
      return runStepwise(fitEffortModel({ history, backlog: rows, relatives }), breathe);
    };
    const model = kept.get(key) ?? (await learn());
    kept.delete(key);
    kept.set(key, model);
    const [oldest] = kept.keys();
    if (kept.size > keptModels && oldest !== undefined) kept.delete(oldest);
    return model;
  };

  const predict = async (request: PredictionRequest): Promise<FeaturePrediction[]> => {
    const { features, models } = request;
    const modelVersion = models ? `${models.version}+${baselineVersion}` : baselineVersion;
    const model = teamModel(request, { effort: await effortModel(request), modelVersion });
    const predictions: FeaturePrediction[] = [];
    for (let at = 0; at < features.length; at += stepSize) {
      const judged = await judge(models, features.slice(at, at + stepSize));
      predictions.push(...judged.map((feature) => predictOne(model, feature)));
      request.onProgress?.(predictions.length);
      await breathe();
    }
    return predictions;
  };
  return { modelVersion: baselineVersion, predict };
};
