import type { ModelKind } from '@valora/contracts';
import { conflict, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import type { ModelRecord } from './model-record.js';
import { findChampionRecord, findModel, getModel, lockKind, models } from './model-store.js';

const setState = async (
  scope: TeamScope,
  id: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<ModelRecord> => {
  const [changed] = (await models(scope)
    .where({ id })
    .update({ ...columns, trial_share: 0, state_changed_at: scope.trx.fn.now() })
    .returning('*')) as ModelRecord[];
  return changed as ModelRecord;
};

/** Makes a model the champion in place of the present one. Call with the kind locked. */
export const crown = async (
  scope: TeamScope,
  { model, reason, actor }: { readonly model: ModelRecord; readonly reason: string; readonly actor: Actor },
): Promise<ModelRecord> => {
  const before = await findChampionRecord(scope, model.kind);
  if (before !== null)
    await setState(scope, before.id, { state: 'retired', reason: `Replaced by ${model.version}.` });
  const champion = await setState(scope, model.id, {
    state: 'champion',
    reason,
    replaced_id: before?.id ?? null,
  });
  await recordEvent(scope, {
    type: 'model.promoted',
    subjectId: model.id,
    actor,
    payload: {
      kind: model.kind,
      modelId: model.id,
      version: model.version,
      from: before?.version ?? null,
      reason,
    },
  });
  return champion;
};

/**
 * Makes a model the champion because a person says so.
 * @throws AppError not_found; conflict for the champion itself, and for one whose file is gone or was changed
 */
export const promoteModel = async (
  scope: TeamScope,
  { artifacts }: { readonly artifacts: ArtifactFolder },
  { id, reason, actor }: { readonly id: string; readonly reason: string; readonly actor: Actor },
): Promise<ModelRecord> => {
  const { kind } = await getModel(scope, id);
  await lockKind(scope, kind);
  const model = await getModel(scope, id);
  if (model.state === 'champion') throw conflict('This model is the champion already.');
  const problem = await artifacts.problemOf(model.artifact_key);
  if (problem !== null) throw conflict(`This model cannot be served: ${problem}`);
  return crown(scope, { model, reason: `Promoted by ${actor.name}: ${reason}`, actor });
};

/** The nearest earlier champion whose file can still be served; null: the base model. */
const findPredecessor = async (
  scope: TeamScope,
  artifacts: ArtifactFolder,
  champion: ModelRecord,
): Promise<ModelRecord | null> => {
  const seen = new Set([champion.id]);
  for (let id = champion.replaced_id; id !== null && !seen.has(id);) {
    seen.add(id);
    const model = await findModel(scope, id);
    if (model === null) return null;
    if ((await artifacts.problemOf(model.artifact_key)) === null) return model;
    id = model.replaced_id;
  }
  return null;
};

/**
 * Returns to the champion before the present one, or to the base model. @throws AppError conflict when the base model
 * is in use already
 */
export const rollBack = async (
  scope: TeamScope,
  { artifacts }: { readonly artifacts: ArtifactFolder },
  { kind, reason, actor }: { readonly kind: ModelKind; readonly reason: string; readonly actor: Actor },
): Promise<ModelRecord | null> => {
  await lockKind(scope, kind);
  const champion = await findChampionRecord(scope, kind);
  if (champion === null) throw conflict('The base model is in use; there is nothing to return from.');
  const before = await findPredecessor(scope, artifacts, champion);
  await setState(scope, champion.id, { state: 'retired', reason: `Rolled back by ${actor.name}: ${reason}` });
  const restored =
    before === null
      ? null
      : await setState(scope, before.id, {
          state: 'champion',
          reason: `Came back when ${champion.version} was rolled back: ${reason}`,
        });
  await recordEvent(scope, {
    type: 'model.rolled_back',
    subjectId: champion.id,
    actor,
    payload: {
      kind,
      modelId: restored?.id ?? null,
      version: restored?.version ?? null,
      from: champion.version,
      reason,
    },
  });
  return restored;
};
