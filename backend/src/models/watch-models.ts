import { modelKind, type ModelDrift, type ModelKind } from '@valora/contracts';
import { recordEvent, systemActor, type TeamScope } from '../platform/index.js';
import { figuresOf, figuresOfSealed, type RowFigures } from '../predictions/index.js';
import { askForTraining } from './ask-for-training.js';
import { findChampionRecord } from './model-store.js';
import { driftOfInputs } from './rules/drift-of-inputs.js';
import { driftOfResiduals, residualOf } from './rules/drift-of-residuals.js';
import { splitInTime } from './rules/split-in-time.js';
import { isCheckDue, whyRetrain } from './rules/when-to-retrain.js';
import { lastRun } from './run-store.js';
import { loadTrainingHistory, type HistoryRow } from './training-rows.js';

/** Rows served lately that inputs are compared with. */
const servedLately = 300;
const latestOutcomes = 300;

/** Numbers and categories of the predictions that stand, the newest first; texts are not compared. */
const loadServed = async ({ trx, teamId }: TeamScope): Promise<RowFigures[]> => {
  const { rows } = (await trx.raw(
    `select r.row from prediction_rows r
     join predictions p on p.team_id = r.team_id and p.feature_id = r.feature_id and p.id = r.prediction_id
     join features f on f.team_id = r.team_id and f.id = r.feature_id
     where r.team_id = :teamId and p.is_current and f.removed_at is null and not f.is_sample
     order by r.prediction_id desc limit :servedLately`,
    { teamId, servedLately },
  )) as { rows: { row: string }[] };
  return rows.map(({ row }) => figuresOfSealed(row));
};

const driftOf = async (
  scope: TeamScope,
  {
    kind,
    history,
    now,
  }: { readonly kind: ModelKind; readonly history: readonly HistoryRow[]; readonly now: Date },
): Promise<ModelDrift> => {
  const champion = await findChampionRecord(scope, kind);
  const until = champion?.trained_until.toISOString();
  const learned =
    until === undefined
      ? (splitInTime(history)?.training ?? [])
      : history.filter(({ training }) => training.recordedAt <= until);
  const since = until === undefined ? history : history.filter(({ training }) => training.recordedAt > until);
  const served = await loadServed(scope);
  const inputs = driftOfInputs(
    learned.map(({ training }) => figuresOf(training.row)),
    served,
  );
  const residuals = driftOfResiduals(
    since.slice(-latestOutcomes).map(({ actual, served: promised }) => residualOf(kind, promised, actual)),
  );
  return {
    checkedAt: now.toISOString(),
    rowsThen: learned.length,
    rowsNow: served.length,
    inputs,
    residuals,
    drifted: residuals.drifted || inputs.some(({ drifted }) => drifted),
  };
};

interface Watch {
  checked_at: Date | null;
  drift: ModelDrift | null;
}

const check = async (scope: TeamScope, kind: ModelKind, now: Date): Promise<void> => {
  const { trx, teamId } = scope;
  await trx('model_watch').insert({ team_id: teamId, kind }).onConflict().ignore();
  const watch = (await trx('model_watch').where({ team_id: teamId, kind }).forUpdate().first()) as Watch;
  if (!isCheckDue(now, watch.checked_at)) return;
  const history = await loadTrainingHistory(scope, kind);
  const drift = await driftOf(scope, { kind, history, now });
  await trx('model_watch')
    .where({ team_id: teamId, kind })
    .update({ checked_at: now, drift: JSON.stringify(drift) });
  if (drift.drifted && watch.drift?.drifted !== true)
    await recordEvent(scope, {
      type: 'model.drifted',
      actor: systemActor,
      payload: {
        kind,
        inputs: drift.inputs.filter(({ drifted }) => drifted).map(({ name }) => name),
        residuals: drift.residuals.direction,
      },
    });
  const seenUntil = (await lastRun(scope, kind))?.seen_until?.toISOString() ?? '';
  const newOutcomes = history.filter(({ training }) => training.recordedAt > seenUntil).length;
  const cause = whyRetrain({ newOutcomes, drifted: drift.drifted });
  if (cause !== null) await askForTraining(scope, { kind, cause, actor: systemActor });
};

/**
 * The nightly look at a team’s models: has what they see or what came of it moved, and is there enough new to learn from?
 * The row in `model_watch` is lock and watermark: any number of schedulers may ask, and a missed night is made up for.
 */
export const watchModels = async (scope: TeamScope, now: Date): Promise<void> => {
  for (const kind of modelKind.options) await check(scope, kind, now);
};
