import type { Database, TeamScope } from '../platform/index.js';
import type { SimilarityIndex, SimilarityModel } from '../similarity/index.js';
import { createFollowedIndex, type FollowedIndex } from './followed-index.js';
import { watchedFeatures, watchedSignals } from './watched-rows.js';

interface OfTeam {
  readonly features: FollowedIndex;
  readonly signals: FollowedIndex;
}

export interface TeamIndexes {
  readonly features: (scope: TeamScope) => Promise<SimilarityIndex>;
  readonly signals: (scope: TeamScope) => Promise<SimilarityIndex>;
  /** Null where so much has to be taken over first that nobody should wait for it. */
  readonly featuresAtOnce: (scope: TeamScope) => Promise<SimilarityIndex | null>;
  /** Takes over what is missing, once at a time for each team, so that it can answer at once. */
  readonly prepareFeatures: (database: Pick<Database, 'inTeam'>, teamId: string) => Promise<void>;
}

/** About half a gigabyte. */
const MOST_DOCUMENTS = 120_000;

const sizeOf = ({ features, signals }: OfTeam): number => features.size() + signals.size();

/**
 * Indexes of the teams that asked last, in this process; a team that is not among them is read anew when it asks.
 * @param options.model makes likeness more than shared words; asked for once, when the first index is made
 */
export const createTeamIndexes = (options: {
  readonly model: () => Promise<SimilarityModel>;
  readonly mostDocuments?: number;
}): TeamIndexes => {
  const { model, mostDocuments = MOST_DOCUMENTS } = options;
  let loading: Promise<SimilarityModel> | undefined;
  /** Who asked last is last. */
  const teams = new Map<string, OfTeam>();

  const preparing = new Map<string, Promise<void>>();

  const ofTeam = async (teamId: string): Promise<OfTeam> => {
    const loaded = await (loading ??= model());
    const found = teams.get(teamId) ?? {
      features: createFollowedIndex(watchedFeatures, loaded),
      signals: createFollowedIndex(watchedSignals, loaded),
    };
    teams.delete(teamId);
    teams.set(teamId, found);
    return found;
  };

  const makeRoom = (): void => {
    let documents = [...teams.values()].reduce((sum, each) => sum + sizeOf(each), 0);
    for (const [teamId, each] of teams) {
      if (documents <= mostDocuments || teams.size === 1) return;
      teams.delete(teamId);
      documents -= sizeOf(each);
    }
  };

  const upToDate = (kind: keyof OfTeam) => async (scope: TeamScope) => {
    const index = await (await ofTeam(scope.teamId))[kind].upToDate(scope);
    makeRoom();
    return index;
  };
  const features = upToDate('features');

  return {
    features,
    signals: upToDate('signals'),
    featuresAtOnce: async (scope) => {
      const index = await (await ofTeam(scope.teamId)).features.atOnce(scope);
      makeRoom();
      return index;
    },
    prepareFeatures: (database, teamId) => {
      const begun = preparing.get(teamId);
      if (begun !== undefined) return begun;
      const work = database
        .inTeam(teamId, async (scope) => void (await features(scope)))
        .finally(() => preparing.delete(teamId));
      preparing.set(teamId, work);
      return work;
    },
  };
};
