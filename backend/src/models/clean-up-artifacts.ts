import type { ModelKind } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import type { ModelRecord } from './model-record.js';
import { models } from './model-store.js';

/** Retired models whose files stay, so that they can be promoted again; one is about a megabyte. */
const keptRetired = 10;

/** The champion and everything a roll-back may return to. */
const lineage = (records: readonly ModelRecord[]): Set<string> => {
  const byId = new Map(records.map((record) => [record.id, record]));
  const kept = new Set<string>();
  for (
    let model = records.find(({ state }) => state === 'champion');
    model !== undefined && !kept.has(model.id);
    model = byId.get(model.replaced_id ?? '')
  )
    kept.add(model.id);
  return kept;
};

/**
 * Removes the files of models that were retired long ago; their rows stay as history. First the rows let go of the files
 * and then the files go, so a model never points at nothing. Returns how many.
 */
export const cleanUpArtifacts = async (
  inTeam: <T>(work: (scope: TeamScope) => Promise<T>) => Promise<T>,
  { artifacts, kind }: { readonly artifacts: ArtifactFolder; readonly kind: ModelKind },
): Promise<number> => {
  const keys = await inTeam(async (scope) => {
    const records = (await models(scope)
      .where({ kind })
      .whereNotNull('artifact_key')
      .orderBy('id', 'desc')) as ModelRecord[];
    const needed = lineage(records);
    const old = records.filter(({ id, state }) => state === 'retired' && !needed.has(id)).slice(keptRetired);
    await models(scope)
      .whereIn(
        'id',
        old.map(({ id }) => id),
      )
      .update({ artifact_key: null });
    return old.flatMap(({ artifact_key: key }) => key ?? []);
  });
  for (const key of keys) await artifacts.remove(key);
  return keys.length;
};
