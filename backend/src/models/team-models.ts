import type { ModelKind, ModelState } from '@valora/contracts';
import { chooseVersion, type Artifact } from '../inference/index.js';
import type { Logger, TeamScope } from '../platform/index.js';
import type { TeamModels } from '../predictions/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import { models } from './model-store.js';

const mostKept = 100;

interface Speaking {
  kind: ModelKind;
  state: ModelState;
  artifact_key: string | null;
  trial_share: number;
}

interface Speakers {
  readonly kind: ModelKind;
  readonly champion: Artifact | null;
  readonly challenger: Artifact | null;
  /** Part of the features the challenger speaks for. */
  readonly share: number;
}

/** Which of two versions speaks for a feature: always the same while the share stays; kinds are split apart. */
const sideOf = ({ kind, share }: Speakers, featureId: string): 'champion' | 'challenger' =>
  share > 0 &&
  chooseVersion(
    featureId,
    [
      { version: 'champion', share: 1 - share },
      { version: 'challenger', share },
    ],
    kind,
  ) === 'challenger'
    ? 'challenger'
    : 'champion';

const armOf = (base: TeamModels, effort: Artifact | null, value: Artifact | null): TeamModels =>
  effort === null && value === null ? base : { ...base, effort, value };

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
 * The models that speak for a team: the champion, and beside it perhaps a challenger on trial. Who that is is read anew
 * every time, one small query: an answer from memory could predict a team with the model it has just left. A champion that
 * cannot be loaded gives its place to the base model.
 */
export const createTeamModels = (deps: {
  readonly artifacts: ArtifactFolder;
  readonly loadBase: () => Promise<TeamModels>;
  readonly log: Logger;
}) => {
  const load = createCache(deps);

  /** Who speaks about a kind: the champion (null: the base), beside it perhaps a challenger on trial. */
  const loadKind = async (kind: ModelKind, rows: readonly Speaking[]): Promise<Speakers> => {
    const find = (wanted: (row: Speaking) => boolean): Promise<Artifact | null> =>
      load(rows.find((row) => row.kind === kind && wanted(row))?.artifact_key ?? null);
    const champion = await find(({ state }) => state === 'champion');
    const trial = rows.find((row) => row.kind === kind && row.trial_share > 0);
    const challenger = trial === undefined ? null : await load(trial.artifact_key);
    return { kind, champion, challenger, share: challenger === null ? 0 : (trial?.trial_share ?? 0) };
  };

  return {
    /** One object for all features the same models speak for, so that they are predicted together. */
    loadTeamModels: async (scope: TeamScope): Promise<(featureId: string) => TeamModels> => {
      const base = await deps.loadBase();
      const rows = (await models(scope)
        .where((speaking) => {
          void speaking.where({ state: 'champion' }).orWhere('trial_share', '>', 0);
        })
        .select('kind', 'state', 'artifact_key', 'trial_share')) as Speaking[];
      const [effort, value] = [await loadKind('effort', rows), await loadKind('value', rows)];
      const arms = new Map<string, TeamModels>();
      return (featureId) => {
        const sides = [sideOf(effort, featureId), sideOf(value, featureId)] as const;
        const arm = sides.join();
        const made = arms.get(arm) ?? armOf(base, effort[sides[0]], value[sides[1]]);
        arms.set(arm, made);
        return made;
      };
    },
    /** A trained model by its version, champion or not; null where it is not kept any more. */
    findModel: async (scope: TeamScope, version: string): Promise<Artifact | null> => {
      const [found] = (await models(scope).where({ version }).select('artifact_key')) as Pick<
        Speaking,
        'artifact_key'
      >[];
      return load(found?.artifact_key ?? null);
    },
  };
};
