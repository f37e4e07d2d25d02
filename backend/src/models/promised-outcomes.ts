import type { ModelKind } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';
import type { Quantiles } from './rules/loss.js';

/** An outcome beside what had been predicted before it. */
export interface PromisedOutcome {
  readonly isSample: boolean;
  readonly modelVersion: string;
  /** Person-days for effort, value / cost for value. */
  readonly actual: number;
  readonly predicted: Quantiles;
  readonly pLoss: number;
  /** Money; null where only the effort is known. */
  readonly money: { readonly promised: number; readonly realised: number; readonly lost: boolean } | null;
}

interface Row {
  is_sample: boolean;
  model_version: string;
  actual_effort_days: number | null;
  realised_value: number | null;
  same_currency: boolean;
  day_rate: number;
  p_loss: number;
  value_mean: number;
  value_p10: number;
  value_p50: number;
  value_p90: number;
  effort_mean: number;
  effort_p10: number;
  effort_p50: number;
  effort_p90: number;
}

const sql = `
  select f.is_sample, p.model_version, o.actual_effort_days, o.realised_value, o.currency = p.currency as same_currency,
    p.day_rate, p.p_loss, p.value_mean, p.value_p10, p.value_p50, p.value_p90,
    p.effort_mean, p.effort_p10, p.effort_p50, p.effort_p90
  from outcomes o
  join features f on f.team_id = o.team_id and f.id = o.feature_id
  join predictions p on p.team_id = o.team_id and p.feature_id = o.feature_id and p.id = o.promised_prediction_id
  where o.team_id = :teamId and f.removed_at is null and p.created_at < o.recorded_at
  order by o.recorded_at, o.feature_id`;

const ofEffort = (row: Row): PromisedOutcome[] =>
  row.actual_effort_days === null
    ? []
    : [
        {
          isSample: row.is_sample,
          modelVersion: row.model_version,
          actual: row.actual_effort_days,
          predicted: { p10: row.effort_p10, p50: row.effort_p50, p90: row.effort_p90 },
          pLoss: row.p_loss,
          money: null,
        },
      ];

const ofValue = (row: Row): PromisedOutcome[] => {
  const cost = (row.actual_effort_days ?? row.effort_mean) * row.day_rate;
  if (row.realised_value === null || !row.same_currency || !(cost > 0)) return [];
  return [
    {
      isSample: row.is_sample,
      modelVersion: row.model_version,
      actual: row.realised_value / cost,
      predicted: { p10: row.value_p10 / cost, p50: row.value_p50 / cost, p90: row.value_p90 / cost },
      pLoss: row.p_loss,
      money: {
        promised: row.value_mean,
        realised: row.realised_value,
        lost: row.realised_value < cost,
      },
    },
  ];
};

/** All outcomes that had a prediction before them, in their order. */
export const loadPromisedOutcomes = async ({
  trx,
  teamId,
}: TeamScope): Promise<Readonly<Record<ModelKind, readonly PromisedOutcome[]>>> => {
  const { rows } = (await trx.raw(sql, { teamId })) as { rows: Row[] };
  return { effort: rows.flatMap(ofEffort), value: rows.flatMap(ofValue) };
};
