import type { ModelKind } from '@valora/contracts';
import type { Artifact } from '../inference/index.js';
import type { Logger, TeamScope } from '../platform/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import { models } from './model-store.js';

const kept = 100;

/** A team’s champions, ready to be asked; null: the base model. */
export type Champions = Readonly<Record<ModelKind, Artifact | null>>;

/**
 * Loads the champions of a team. Who is champion is read anew every time, one small query: an answer from memory could
 * predict a team with the model it has just left. The files are kept in memory; a model that cannot be loaded gives its
 * place to the base model until it can.
 */
export const createChampions = ({
  artifacts,
  log,
}: {
  readonly artifacts: ArtifactFolder;
  readonly log: Logger;
}) => {
  const loaded = new Map<string, Artifact>();
  const load = async (key: string): Promise<Artifact | null> => {
    const known = loaded.get(key);
    if (known !== undefined) return known;
    try {
      const artifact = await artifacts.load(key);
      loaded.set(key, artifact);
      const [oldest] = loaded.keys();
      if (loaded.size > kept && oldest !== undefined) loaded.delete(oldest);
      return artifact;
    } catch (error) {
      log.error({ err: error, artifact: key }, 'a champion cannot be loaded; the base model predicts');
      return null;
    }
  };
  return async (scope: TeamScope): Promise<Champions> => {
    const rows = (await models(scope).where({ state: 'champion' }).select('kind', 'artifact_key')) as {
      kind: ModelKind;
      artifact_key: string | null;
    }[];
    const find = async (kind: ModelKind): Promise<Artifact | null> => {
      const key = rows.find((row) => row.kind === kind)?.artifact_key;
      return key == null ? null : load(key);
    };
    return { effort: await find('effort'), value: await find('value') };
  };
};
