import type { EffortBasis, InputValue, ValueBasis } from '@valora/contracts';
import type { TeamScope } from '../../platform/index.js';
import type { RankableFeature, RankablePrediction } from '../engine/index.js';

/** A feature as the ranking reads it, with what only the summary asks for. */
export interface StoredRankable extends RankableFeature {
  readonly isSample: boolean;
}

interface Row {
  id: string;
  key: string;
  title: string;
  status: string;
  must_do: boolean;
  is_subtask: boolean;
  parent_key: string | null;
  demand: number;
  is_sample: boolean;
  inputs: Record<string, InputValue> | null;
  needs: string[] | null;
  model_version: string | null;
  value_mean: number;
  value_p10: number;
  value_p50: number;
  value_p90: number;
  p_no_effect: number;
  currency: string;
  effort_mean: number;
  effort_p10: number;
  effort_p50: number;
  effort_p90: number;
  roi_mean: number;
  roi_p10: number;
  roi_p50: number;
  roi_p90: number;
  p_loss: number;
  based_on: ValueBasis;
  effort_based_on: EffortBasis;
  not_enough_signal: boolean;
  outcomes_used: number;
  day_rate: number;
  day_rate_assumed: boolean;
  predicted_at: string;
}

const iso = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Numbers only, no texts: one read even of a long list stays small. Inputs and prerequisites are looked up feature by
 * feature: linear whatever the planner believes, which right after an import knows of no rows and would otherwise go
 * through all inputs once per feature.
 */
const select = (one: string): string => `
  select f.id, f.key, f.title, f.status, f.must_do, f.is_subtask, f.parent_key, f.demand, f.is_sample, i.inputs, n.needs,
    p.model_version, p.value_mean, p.value_p10, p.value_p50, p.value_p90, p.p_no_effect, p.currency,
    p.effort_mean, p.effort_p10, p.effort_p50, p.effort_p90, p.roi_mean, p.roi_p10, p.roi_p50, p.roi_p90, p.p_loss,
    p.based_on, p.effort_based_on, p.not_enough_signal, p.outcomes_used, p.day_rate, p.day_rate_assumed,
    ${iso('p.created_at')} as predicted_at
  from features f
  left join lateral (
    select json_object_agg(name, json_build_object(
      'value', value, 'source', source, 'asOf', ${iso('as_of')}, 'actor', actor)) as inputs
    from feature_inputs where team_id = f.team_id and feature_id = f.id) i on true
  left join lateral (
    select array_agg(needs_id order by needs_id) as needs
    from feature_needs where team_id = f.team_id and feature_id = f.id) n on true
  left join predictions p on p.team_id = f.team_id and p.feature_id = f.id and p.is_current
  where f.team_id = :teamId and f.removed_at is null ${one}`;

const toPrediction = (row: Row): RankablePrediction | null =>
  row.model_version === null
    ? null
    : {
        modelVersion: row.model_version,
        createdAt: row.predicted_at,
        value: {
          mean: row.value_mean,
          p10: row.value_p10,
          p50: row.value_p50,
          p90: row.value_p90,
          pNoEffect: row.p_no_effect,
          currency: row.currency,
        },
        effortDays: {
          mean: row.effort_mean,
          p10: row.effort_p10,
          p50: row.effort_p50,
          p90: row.effort_p90,
        },
        roi: {
          mean: row.roi_mean,
          p10: row.roi_p10,
          p50: row.roi_p50,
          p90: row.roi_p90,
          pLoss: row.p_loss,
        },
        dayRate: { amount: row.day_rate, currency: row.currency, assumed: row.day_rate_assumed },
        basedOn: row.based_on,
        effortBasedOn: row.effort_based_on,
        notEnoughSignal: row.not_enough_signal,
        outcomesUsed: row.outcomes_used,
      };

const toRankable = (row: Row): StoredRankable => ({
  id: row.id,
  key: row.key,
  title: row.title,
  status: row.status,
  mustDo: row.must_do,
  parentKey: row.is_subtask ? (row.parent_key ?? 'an unknown issue') : null,
  inputs: row.inputs ?? {},
  prediction: toPrediction(row),
  demand: row.demand,
  needs: row.needs ?? [],
  isSample: row.is_sample,
});

/** Every feature of the team that is not removed, with its inputs and current prediction, in no particular order. */
export const listRankable = async ({ trx, teamId }: TeamScope): Promise<readonly StoredRankable[]> => {
  const { rows } = (await trx.raw(select(''), { teamId })) as { rows: Row[] };
  return rows.map(toRankable);
};

/** Features by id; those that are not there are absent. */
export const loadRankables = async (
  { trx, teamId }: TeamScope,
  featureIds: readonly string[],
): Promise<ReadonlyMap<string, StoredRankable>> => {
  const { rows } = (await trx.raw(select('and f.id = any(:featureIds::uuid[])'), {
    teamId,
    featureIds: [...featureIds],
  })) as { rows: Row[] };
  return new Map(rows.map((row) => [row.id, toRankable(row)]));
};

/** Keys of features that came after a moment, given by an id made then; ids carry their time. */
export const listAddedSince = async (
  { trx, teamId }: TeamScope,
  sinceId: string,
): Promise<readonly string[]> =>
  (await trx('features')
    .where({ team_id: teamId })
    .whereNull('removed_at')
    .where('id', '>', sinceId)
    .orderBy('id')
    .pluck('key')) as string[];

export interface FeatureName {
  readonly key: string;
  readonly isRemoved: boolean;
  readonly isSample: boolean;
}

/** Features by id, removed ones too. */
export const namesOf = async (
  { trx, teamId }: TeamScope,
  ids: readonly string[],
): Promise<Map<string, FeatureName>> => {
  if (ids.length === 0) return new Map();
  const rows = (await trx('features')
    .where({ team_id: teamId })
    .whereRaw('id = any(?::uuid[])', [[...ids]])
    .select('id', 'key', 'is_sample', 'removed_at')) as {
    id: string;
    key: string;
    is_sample: boolean;
    removed_at: Date | null;
  }[];
  return new Map(
    rows.map((row) => [
      row.id,
      { key: row.key, isSample: row.is_sample, isRemoved: row.removed_at !== null },
    ]),
  );
};
