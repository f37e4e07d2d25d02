import type { ModelKind } from '@valora/contracts';
import type { Artifact } from '../inference/index.js';
import type { Logger, TeamScope } from '../platform/index.js';
import type { TeamModels } from '../predictions/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import { models } from './model-store.js';

const mostKept = 100;

interface Champion {
  kind: ModelKind;
  artifact_key: string | null;
}

/** Keeps files that were read; one that cannot be read is tried again the next time. */
const createCache = ({ artifacts, log }: { readonly artifacts: ArtifactFolder; readonly log: Logger }) => {
  const kept = new Map<string, Artifact>();
  return async (key: string | null): Promise<Artifact | null> => {
    const known = key === null ? undefined : kept.get(key);
    if (key === null || known !== undefined) return known ?? null;
    try {
      const artifact = await artifacts.load(key);
      kept.set(key, artifact);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return artifact;
    } catch (error) {
      log.error({ err: error, artifact: key }, 'a trained model cannot be loaded; the base model predicts');
      return null;
    }
  };
};

/**
 * The models that speak for a team. Who is champion is read anew every time, one small query: an answer from memory could
 * predict a team with the model it has just left. A champion that cannot be loaded gives its place to the base model.
 */
export const createTeamModels = (deps: {
  readonly artifacts: ArtifactFolder;
  readonly loadBase: () => Promise<TeamModels>;
  readonly log: Logger;
}) => {
  const load = createCache(deps);
  const loadChampions = async (scope: TeamScope): Promise<TeamModels> => {
    const base = await deps.loadBase();
    const champions = (await models(scope)
      .where({ state: 'champion' })
      .select('kind', 'artifact_key')) as Champion[];
    const find = (kind: ModelKind): Promise<Artifact | null> =>
      load(champions.find((champion) => champion.kind === kind)?.artifact_key ?? null);
    const [effort, value] = [await find('effort'), await find('value')];
    return effort === null && value === null ? base : { ...base, effort, value };
  };
  return {
    /** One object for all features of a team, so that they are predicted together. */
    loadTeamModels: async (scope: TeamScope): Promise<(featureId: string) => TeamModels> => {
      const speaking = await loadChampions(scope);
      return () => speaking;
    },
    /** A trained model by its version, champion or not; null where it is not kept any more. */
    findModel: async (scope: TeamScope, version: string): Promise<Artifact | null> => {
      const [found] = (await models(scope).where({ version }).select('artifact_key')) as Champion[];
      return load(found?.artifact_key ?? null);
    },
  };
};
