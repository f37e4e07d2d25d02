import type { InputValue } from '@valora/contracts';
import { newId, type TeamScope } from '../../platform/index.js';
import type { RankablePrediction } from '../engine/index.js';
import { aPrediction } from './rankable.js';

export interface StoredFeature {
  readonly key: string;
  readonly status?: string;
  readonly mustDo?: boolean;
  readonly isSubtask?: boolean;
  readonly parentKey?: string | null;
  readonly inputs?: Readonly<Record<string, number>>;
  readonly prediction?: RankablePrediction | null;
}

/** The current prediction of a feature, straight in the table; an earlier one is replaced. */
export const storePrediction = async (
  { trx, teamId }: TeamScope,
  featureId: string,
  prediction: RankablePrediction,
): Promise<void> => {
  const { value, effortDays, roi, dayRate } = prediction;
  await trx('predictions').where({ team_id: teamId, feature_id: featureId, is_current: true }).delete();
  await trx('predictions').insert({
    team_id: teamId,
    feature_id: featureId,
    id: newId(),
    is_current: true,
    model_version: prediction.modelVersion,
    value_mean: value.mean,
    value_p10: value.p10,
    value_p50: value.p50,
    value_p90: value.p90,
    p_no_effect: value.pNoEffect,
    currency: value.currency,
    effort_mean: effortDays.mean,
    effort_p10: effortDays.p10,
    effort_p50: effortDays.p50,
    effort_p90: effortDays.p90,
    roi_mean: roi.mean,
    roi_p10: roi.p10,
    roi_p50: roi.p50,
    roi_p90: roi.p90,
    p_loss: roi.pLoss,
    confidence: 0.5,
    based_on: prediction.basedOn,
    effort_based_on: prediction.effortBasedOn,
    not_enough_signal: prediction.notEnoughSignal,
    outcomes_used: prediction.outcomesUsed,
    day_rate: dayRate.amount,
    day_rate_assumed: dayRate.assumed,
    contributions: '[]',
    inputs: '{}',
    created_at: prediction.createdAt,
  });
};

export const storeInput = async (
  { trx, teamId }: TeamScope,
  featureId: string,
  input: Pick<InputValue, 'value'> & { readonly name: string },
): Promise<void> => {
  await trx('feature_inputs')
    .insert({
      team_id: teamId,
      feature_id: featureId,
      ...input,
      source: 'human',
      actor: 'Ada',
      as_of: '2026-05-01T09:00:00Z',
    })
    .onConflict(['team_id', 'feature_id', 'name'])
    .merge();
};

/** Features with inputs and predictions, straight in the tables; answers with their ids by key. */
export const storeBacklog = async (
  scope: TeamScope,
  features: readonly StoredFeature[],
): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {};
  for (const { key, status, mustDo, isSubtask, parentKey, inputs, prediction } of features) {
    const id = newId();
    ids[key] = id;
    await scope.trx('features').insert({
      team_id: scope.teamId,
      id,
      key,
      title: `Title of ${key}`,
      status: status ?? 'idea',
      must_do: mustDo ?? false,
      is_subtask: isSubtask ?? false,
      parent_key: parentKey ?? null,
      created_at: new Date(),
    });
    for (const [name, value] of Object.entries(inputs ?? {})) await storeInput(scope, id, { name, value });
    if (prediction !== null) await storePrediction(scope, id, prediction ?? aPrediction());
  }
  return ids;
};
