import { conflict, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import type { ModelRecord } from './model-record.js';
import { getModel, lockKind, models } from './model-store.js';

/**
 * Lets a challenger predict a part of the features beside the champion; one challenger of a kind at a time, so another's
 * trial ends. All features are predicted again.
 * @throws AppError not_found; conflict for what is no challenger, and for one whose file is gone or was changed
 */
export const tryModel = async (
  scope: TeamScope,
  { artifacts }: { readonly artifacts: ArtifactFolder },
  { id, share, actor }: { readonly id: string; readonly share: number; readonly actor: Actor },
): Promise<ModelRecord> => {
  const { kind } = await getModel(scope, id);
  await lockKind(scope, kind);
  const model = await getModel(scope, id);
  if (model.state !== 'challenger')
    throw conflict(`Only a challenger can be tried; this model is ${model.state}.`);
  const problem = share === 0 ? null : await artifacts.problemOf(model.artifact_key);
  if (problem !== null) throw conflict(`This model cannot be served: ${problem}`);
  await models(scope)
    .where({ kind })
    .whereNot({ id })
    .where('trial_share', '>', 0)
    .update({ trial_share: 0 });
  const [changed] = (await models(scope)
    .where({ id })
    .update({ trial_share: share })
    .returning('*')) as ModelRecord[];
  await recordEvent(scope, {
    type: 'model.trial_set',
    subjectId: id,
    actor,
    payload: { kind, modelId: id, version: model.version, share },
  });
  return changed as ModelRecord;
};
