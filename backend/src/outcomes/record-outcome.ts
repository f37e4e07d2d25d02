import type { InputSource, LedgerEntry } from '@valora/contracts';
import { findFeature, markDelivered } from '../features/index.js';
import { getTeamSettings } from '../identity/index.js';
import { invalidInput, notFound, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findLedgerEntry } from './ledger.js';

export interface NewOutcome {
  readonly featureId: string;
  readonly actualEffortDays: number | null;
  /** Calendar day, ISO 8601. */
  readonly releasedOn: string | null;
  /** In the team’s currency; 0 is no effect, below 0 a loss. */
  readonly realisedValue: number | null;
  readonly note: string | null;
  readonly source: InputSource;
  readonly actor: Actor;
}

/** The prediction that stands now; once an outcome is known the promise it was made against never changes. */
const standingPrediction = async ({ trx, teamId }: TeamScope, featureId: string): Promise<string | null> => {
  const row = (await trx('predictions')
    .where({ team_id: teamId, feature_id: featureId, is_current: true })
    .first('id')) as { id: string } | undefined;
  return row?.id ?? null;
};

/**
 * Records what became of a feature; it counts as delivered from then on. Recording again replaces the figures and keeps
 * the promise of the first time.
 * @throws AppError not_found; invalid_input for a release in the future
 */
export const recordOutcome = async (scope: TeamScope, outcome: NewOutcome): Promise<LedgerEntry> => {
  const { trx, teamId } = scope;
  const feature = await findFeature(scope, outcome.featureId);
  if (feature === null) throw notFound('feature');
  if (outcome.releasedOn !== null && Date.parse(outcome.releasedOn) > Date.now() + 86_400_000)
    throw invalidInput('body.releasedOn', 'lies in the future; an outcome is recorded after the release');
  const { currency } = await getTeamSettings(scope);
  const figures = {
    actual_effort_days: outcome.actualEffortDays,
    released_on: outcome.releasedOn,
    realised_value: outcome.realisedValue,
    note: outcome.note,
    source: outcome.source,
    actor: outcome.actor.name,
    currency,
  };
  await trx('outcomes')
    .insert({
      ...figures,
      team_id: teamId,
      feature_id: outcome.featureId,
      promised_prediction_id: await standingPrediction(scope, outcome.featureId),
    })
    .onConflict(['team_id', 'feature_id'])
    .merge({ ...figures, recorded_at: trx.fn.now(), version: trx.raw('outcomes.version + 1') } as Record<
      string,
      unknown
    >);
  await markDelivered(scope, {
    id: outcome.featureId,
    at: outcome.releasedOn === null ? new Date() : new Date(outcome.releasedOn),
    actor: outcome.actor,
  });
  await recordEvent(scope, {
    type: 'outcome.recorded',
    subjectId: outcome.featureId,
    actor: outcome.actor,
    payload: {
      featureIds: [outcome.featureId],
      actualEffortDays: outcome.actualEffortDays,
      realisedValue: outcome.realisedValue,
      releasedOn: outcome.releasedOn,
    },
  });
  const entry = await findLedgerEntry(scope, outcome.featureId);
  if (entry === null) throw notFound('outcome');
  return entry;
};
