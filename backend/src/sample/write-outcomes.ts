import { newId, type TeamScope } from '../platform/index.js';
import { sampleAuthors } from './data/product.js';
import { promiseOf, type Promised } from './promise.js';
import type { SampleOutcome } from './sample-feature.js';
import type { KeyedFeature } from './sample-workspace.js';

const dayMs = 86_400_000;
const measuredAfterDays = 182;

const spreadColumns = (
  name: string,
  spread: { mean: number; p10: number; p50: number; p90: number },
): Record<string, number> =>
  Object.fromEntries(
    (['mean', 'p10', 'p50', 'p90'] as const).map((part) => [`${name}_${part}`, spread[part]]),
  );

/** Never the current prediction: that one is made from everything known today, as soon as the sample is in. */
const toPredictionRow = (promise: Promised, inputs: KeyedFeature['inputs']) => ({
  is_current: false,
  model_version: promise.modelVersion,
  ...spreadColumns('value', promise.value),
  p_no_effect: promise.value.pNoEffect,
  currency: promise.value.currency,
  ...spreadColumns('effort', promise.effortDays),
  ...spreadColumns('roi', promise.roi),
  p_loss: promise.roi.pLoss,
  confidence: promise.confidence,
  based_on: promise.basedOn,
  effort_based_on: promise.effortBasedOn,
  not_enough_signal: promise.notEnoughSignal,
  outcomes_used: promise.outcomesUsed,
  day_rate: promise.dayRate.amount,
  day_rate_assumed: promise.dayRate.assumed,
  contributions: JSON.stringify(promise.contributions),
  inputs: JSON.stringify(Object.fromEntries(inputs.map(({ name, value }) => [name, value]))),
  created_at: promise.madeAt,
});

/** Two quarters after the release, or yesterday where those are not over. */
const measuredAt = ({ releasedOn, realisedValue }: SampleOutcome, now: Date): Date => {
  const released = Date.parse(releasedOn);
  const measured = realisedValue === null ? released + dayMs : released + measuredAfterDays * dayMs;
  return new Date(Math.min(measured, now.getTime() - dayMs));
};

/**
 * Writes what was promised and what became of the delivered features straight into their tables, dated in the past; the
 * outcomes station takes the promise of today and stamps now.
 * @returns how many outcomes
 */
export const writeOutcomes = async (
  { trx, teamId }: TeamScope,
  options: {
    features: readonly KeyedFeature[];
    ids: ReadonlyMap<string, string>;
    money: { currency: string; factor: number };
    now: Date;
  },
): Promise<number> => {
  const { features, ids, money, now } = options;
  const delivered = features.flatMap(({ outcome, ...feature }) => {
    if (outcome === null) return [];
    const promise = promiseOf(feature, money);
    return [{ feature, outcome, promise, promiseId: promise === null ? null : newId() }];
  });
  const place = (key: string) => ({ team_id: teamId, feature_id: ids.get(key) ?? '' });
  await trx('predictions').insert(
    delivered.flatMap(({ feature, promise, promiseId }) =>
      promise === null
        ? []
        : [{ ...place(feature.key), id: promiseId, ...toPredictionRow(promise, feature.inputs) }],
    ),
  );
  await trx('outcomes').insert(
    delivered.map(({ feature, outcome, promiseId }) => ({
      ...place(feature.key),
      actual_effort_days: outcome.actualEffortDays,
      released_on: outcome.releasedOn,
      realised_value: outcome.realisedValue === null ? null : outcome.realisedValue * money.factor,
      currency: money.currency,
      note: outcome.note,
      source: 'human',
      actor: sampleAuthors.value,
      promised_prediction_id: promiseId,
      recorded_at: measuredAt(outcome, now),
    })),
  );
  return delivered.length;
};
