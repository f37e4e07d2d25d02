import type { InputSource, LedgerEntry } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';
import { realisedRoi } from './realised-roi.js';

export interface LedgerRow {
  feature_id: string;
  key: string;
  title: string;
  is_sample: boolean;
  actual_effort_days: number | null;
  released_on: string | null;
  realised_value: number | null;
  currency: string;
  note: string | null;
  source: InputSource;
  actor: string | null;
  recorded_at: Date;
  version: number;
  team_day_rate: string;
  prediction_id: string | null;
  model_version: string;
  predicted_at: Date;
  day_rate: number;
  value_mean: number;
  roi_mean: number;
  roi_p10: number;
  roi_p50: number;
  roi_p90: number;
  p_loss: number;
  effort_mean: number;
  effort_p10: number;
  effort_p50: number;
  effort_p90: number;
}

/** Outcomes with their feature and the prediction that stood before the outcome was known. */
export const ledgerRows = ({ trx, teamId }: TeamScope) =>
  trx('outcomes as o')
    .join('features as f', (on) => {
      on.on('f.team_id', 'o.team_id').on('f.id', 'o.feature_id');
    })
    .join('teams as t', 't.id', 'o.team_id')
    .leftJoin('predictions as p', (on) => {
      on.on('p.team_id', 'o.team_id')
        .on('p.feature_id', 'o.feature_id')
        .on('p.id', 'o.promised_prediction_id');
    })
    .where('o.team_id', teamId)
    .whereNull('f.removed_at');

export const ledgerColumns = [
  'o.feature_id',
  'f.key',
  'f.title',
  'f.is_sample',
  'o.actual_effort_days',
  'o.realised_value',
  'o.currency',
  'o.note',
  'o.source',
  'o.actor',
  'o.recorded_at',
  'o.version',
  't.day_rate as team_day_rate',
  'p.id as prediction_id',
  'p.model_version',
  'p.created_at as predicted_at',
  'p.day_rate',
  'p.value_mean',
  'p.p_loss',
  'p.roi_mean',
  'p.roi_p10',
  'p.roi_p50',
  'p.roi_p90',
  'p.effort_mean',
  'p.effort_p10',
  'p.effort_p50',
  'p.effort_p90',
] as const;

export const toLedgerEntry = (row: LedgerRow): LedgerEntry => ({
  outcome: {
    featureId: row.feature_id,
    actualEffortDays: row.actual_effort_days,
    releasedOn: row.released_on,
    realisedValue: row.realised_value,
    currency: row.currency,
    note: row.note,
    source: row.source,
    actor: row.actor,
    recordedAt: row.recorded_at.toISOString(),
    version: row.version,
  },
  key: row.key,
  title: row.title,
  isSample: row.is_sample,
  promised:
    row.prediction_id === null
      ? null
      : {
          roi: {
            mean: row.roi_mean,
            p10: row.roi_p10,
            p50: row.roi_p50,
            p90: row.roi_p90,
            pLoss: row.p_loss,
          },
          effortDays: {
            mean: row.effort_mean,
            p10: row.effort_p10,
            p50: row.effort_p50,
            p90: row.effort_p90,
          },
          valueMean: row.value_mean,
          predictedAt: row.predicted_at.toISOString(),
          modelVersion: row.model_version,
        },
  // The cost of the work is counted at the day rate of the promise, so that both are in the same money.
  realisedRoi: realisedRoi({
    realisedValue: row.realised_value,
    actualEffortDays: row.actual_effort_days,
    dayRate: row.prediction_id === null ? Number(row.team_day_rate) : row.day_rate,
  }),
});
