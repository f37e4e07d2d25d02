import { createHash } from 'node:crypto';
import type { Pagination, Prediction } from '@valora/contracts';
import { newestPage, newId, type PageQuery, type TeamScope } from '../platform/index.js';
import { toColumns, toPrediction, type PredictionRow } from './prediction-row.js';
import type { FeaturePrediction } from './predictor.js';
import { sealRow, type ServedRow } from './served-row.js';
import type { Served } from './trained-models.js';
import { saveServedRows } from './served-rows-store.js';

export interface StoredPrediction extends Prediction {
  /** Of everything but id and time. */
  readonly fingerprint: string;
}

/** Of a prediction and what it was made from. */
export const fingerprintOf = (prediction: FeaturePrediction): string =>
  createHash('sha256')
    .update(JSON.stringify(toColumns(prediction)))
    .digest('base64url');

/** Rows per statement: about 2 MB of JSON. */
const batchSize = 1_000;

/** Predictions that stand now, by feature; features without one are absent. */
export const loadCurrentPredictions = async (
  { trx, teamId }: TeamScope,
  featureIds: readonly string[] | 'all',
): Promise<Map<string, StoredPrediction>> => {
  const current = trx('predictions').where({ team_id: teamId, is_current: true });
  if (featureIds !== 'all') void current.whereRaw('feature_id = any(?::uuid[])', [[...featureIds]]);
  const rows = (await current) as (PredictionRow & { fingerprint: string })[];
  return new Map(rows.map((row) => [row.feature_id, { ...toPrediction(row), fingerprint: row.fingerprint }]));
};

export interface NewPrediction {
  readonly prediction: FeaturePrediction;
  /** What the model saw of the feature, kept beside it. */
  readonly seen: Readonly<Record<string, unknown>>;
  /** The row models were given, which training will be given too. */
  readonly row: ServedRow;
  readonly served: Served;
}

/** Makes these the current predictions of their features; the former ones stay as history. One per feature. */
export const savePredictions = async (
  scope: TeamScope,
  predictions: readonly NewPrediction[],
): Promise<void> => {
  const { trx, teamId } = scope;
  const createdAt = new Date();
  for (let at = 0; at < predictions.length; at += batchSize) {
    const batch = predictions.slice(at, at + batchSize).map((made) => ({ ...made, id: newId() }));
    const rows = batch.map(({ prediction, seen, served, id }) => ({
      ...toColumns(prediction),
      team_id: teamId,
      id,
      is_current: true,
      inputs: seen,
      served_by: served.servedBy,
      fell_back_because: served.fellBackBecause ?? null,
      fingerprint: fingerprintOf(prediction),
      created_at: createdAt,
    }));
    await trx('predictions')
      .where({ team_id: teamId, is_current: true })
      .whereRaw('feature_id = any(?::uuid[])', [rows.map((row) => row.feature_id)])
      .update({ is_current: false });
    // By name: a column that a later release added keeps its default.
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    await trx.raw(
      `insert into predictions (${columns}) select ${columns} from jsonb_populate_recordset(null::predictions, ?::jsonb)`,
      [JSON.stringify(rows)],
    );
    await saveServedRows(
      scope,
      batch.map(({ prediction, row, id }) => ({
        featureId: prediction.featureId,
        predictionId: id,
        row: sealRow(row),
      })),
    );
  }
};

/** Predictions of a feature, newest first. @throws AppError invalid_input for a foreign cursor, or one with a page */
export const listPredictions = (
  { trx, teamId }: TeamScope,
  featureId: string,
  query: PageQuery,
): Promise<{ items: Prediction[]; pagination: Pagination }> =>
  newestPage({
    query,
    wanted: () => trx('predictions').where({ team_id: teamId, feature_id: featureId }),
    toItem: toPrediction,
  });
