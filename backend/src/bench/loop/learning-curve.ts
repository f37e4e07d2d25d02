import type { ModelKind } from '@valora/contracts';
import { createOnnxRunner, loadArtifact } from '../../inference/index.js';
import type { Trainer } from '../../models/index.js';
import { readQuantiles } from '../../models/read-quantiles.js';
import { lossOf, type Quantiles } from '../../models/rules/loss.js';
import { baselinePredictor, toModelRow } from '../../predictions/index.js';
import { dayRate, toldFeatures, toTrainingRow, type ToldFeature } from './telling-features.js';

const fresh = 300;

export interface CurvePoint {
  readonly outcomes: number;
  readonly loss: number;
}

export interface Curve {
  /** Of the built-in predictor, which has seen no outcome. */
  readonly prior: number;
  readonly points: readonly CurvePoint[];
}

const actualOf = (kind: ModelKind, { days, ratio }: ToldFeature): number =>
  kind === 'effort' ? days : ratio;

const meanLoss = (
  kind: ModelKind,
  quantiles: readonly Quantiles[],
  features: readonly ToldFeature[],
): number => {
  const losses = features.map((told, i) => {
    const predicted = quantiles[i];
    if (predicted === undefined) throw new RangeError('a prediction is missing');
    return lossOf(kind, predicted, actualOf(kind, told));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
};

const priorQuantiles = async (kind: ModelKind, features: readonly ToldFeature[]): Promise<Quantiles[]> => {
  const predictions = await baselinePredictor().predict({
    features: features.map(({ feature }) => feature),
    team: { currency: 'EUR', dayRate: { amount: dayRate, assumed: false } },
    history: [],
  });
  return predictions.map(({ value, effortDays }, i) => {
    if (kind === 'effort') return effortDays;
    const cost = (features[i]?.days ?? 1) * dayRate;
    return { p10: value.p10 / cost, p50: value.p50 / cost, p90: value.p90 / cost };
  });
};

/** Loss on fresh features, which no training sees, of models trained on ever more outcomes. */
export const learningCurve = async (
  trainer: Trainer,
  {
    kind,
    sizes,
    seed,
  }: { readonly kind: ModelKind; readonly sizes: readonly number[]; readonly seed: number },
): Promise<Curve> => {
  const features = toldFeatures(Math.max(...sizes) + fresh, seed);
  const heldOut = features.slice(-fresh);
  const runner = createOnnxRunner();
  const points: CurvePoint[] = [];
  for (const outcomes of sizes) {
    const trained = await trainer.train({
      workId: `bench-${kind}-${outcomes}`,
      kind,
      rows: features.slice(0, outcomes).map(toTrainingRow),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    if (trained.result !== 'trained')
      throw new Error(`${outcomes} outcomes taught nothing: ${trained.reason}`);
    const quantiles = await readQuantiles(runner, {
      kind,
      artifact: await loadArtifact(trained.folder),
      rows: heldOut.map(({ feature }) => toModelRow(feature)),
    });
    await trained.discard();
    points.push({ outcomes, loss: meanLoss(kind, quantiles, heldOut) });
  }
  return { prior: meanLoss(kind, await priorQuantiles(kind, heldOut), heldOut), points };
};
