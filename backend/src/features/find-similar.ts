import type { SimilarFeature, SuggestedFeature, SuggestedSignal } from '@valora/contracts';
import { getSignal, loadSignals } from '../signals/index.js';
import type { TeamScope } from '../platform/index.js';
import type { Match, SimilarityIndex } from '../similarity/index.js';
import { assertFeature, getFeature, living } from './feature-store.js';
import type { FeatureRecord } from './feature-row.js';
import type { TeamIndexes } from './team-indexes.js';

export interface Asked {
  readonly id: string;
  readonly limit: number;
}

/** Below these, texts merely share common words; a wrong link costs more than a feature looked at in vain. */
const LEAST_LIKENESS = { feature: 0.2, link: 0.3 } as const;
const FEWEST_SHARED_WORDS = 2;
const PROBABLE = 0.5;

const isTelling =
  (least: number) =>
  ({ likeness, because }: Match): boolean =>
    likeness >= least && because.length >= FEWEST_SHARED_WORDS;

type ShownFeature = Pick<FeatureRecord, 'id' | 'key' | 'jira_key' | 'title' | 'status'>;

/** The features of matches, in their order. */
const withFeatures = async (
  scope: TeamScope,
  matches: readonly Match[],
): Promise<{ feature: ShownFeature; match: Match }[]> => {
  const rows = (await living(scope)
    .whereIn(
      'id',
      matches.map(({ id }) => id),
    )
    .select('id', 'key', 'jira_key', 'title', 'status')) as ShownFeature[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return matches.flatMap((match) => {
    const feature = byId.get(match.id);
    return feature === undefined ? [] : [{ feature, match }];
  });
};

const similarIn = async (
  scope: TeamScope,
  index: SimilarityIndex,
  { id, limit }: Asked,
): Promise<SimilarFeature[]> => {
  const found = await withFeatures(
    scope,
    index.find({ like: id, limit }).filter(isTelling(LEAST_LIKENESS.feature)),
  );
  return found.map(({ feature: { jira_key: jiraKey, ...feature }, match }) => ({
    ...feature,
    jiraKey,
    likeness: match.likeness,
    probability: match.probability,
    isDuplicate: match.probability >= PROBABLE,
    because: [...match.because],
  }));
};

/** @throws AppError not_found */
export const findSimilarFeatures = async (
  scope: TeamScope,
  indexes: TeamIndexes,
  asked: Asked,
): Promise<{ items: SimilarFeature[] }> => {
  await assertFeature(scope, asked.id);
  return { items: await similarIn(scope, await indexes.features(scope), asked) };
};

/** What resembles a living feature; null where the team’s features are still to be compared. */
export const findSimilarAtOnce = async (
  scope: TeamScope,
  indexes: TeamIndexes,
  asked: Asked,
): Promise<SimilarFeature[] | null> => {
  const index = await indexes.featuresAtOnce(scope);
  return index === null ? null : similarIn(scope, index, asked);
};

/** Roots of the signals that are attached to a feature, by themselves or by one merged with them. */
const attachedTo = async ({ trx, teamId }: TeamScope, featureId: string): Promise<Set<string>> => {
  const { rows } = (await trx.raw(
    `select coalesce(s.merged_into, s.id) as id
     from feature_signals fs join signals s on s.team_id = fs.team_id and s.id = fs.signal_id
     where fs.team_id = :teamId and fs.feature_id = :featureId`,
    { teamId, featureId },
  )) as { rows: { id: string }[] };
  return new Set(rows.map(({ id }) => id));
};

/** @throws AppError not_found */
export const suggestSignals = async (
  scope: TeamScope,
  indexes: TeamIndexes,
  { id, limit }: Asked,
): Promise<{ items: SuggestedSignal[] }> => {
  const { title, description } = await getFeature(scope, id);
  const attached = await attachedTo(scope, id);
  const index = await indexes.signals(scope);
  const matches = index
    .find({ like: { id, title, description }, limit, accepts: (signal) => !attached.has(signal) })
    .filter(isTelling(LEAST_LIKENESS.link));
  const signals = await loadSignals(
    scope,
    matches.map((match) => match.id),
  );
  const byId = new Map(signals.map((signal) => [signal.id, signal]));
  return {
    items: matches.flatMap(({ id: signalId, likeness, because }) => {
      const signal = byId.get(signalId);
      return signal === undefined ? [] : [{ signal, likeness, because: [...because] }];
    }),
  };
};

/** @throws AppError not_found */
export const suggestFeatures = async (
  scope: TeamScope,
  indexes: TeamIndexes,
  { id, limit }: Asked,
): Promise<{ items: SuggestedFeature[] }> => {
  const { text, featureIds } = await getSignal(scope, id);
  const attached = new Set(featureIds);
  const index = await indexes.features(scope);
  const matches = index
    .find({ like: { id, title: '', description: text }, limit, accepts: (feature) => !attached.has(feature) })
    .filter(isTelling(LEAST_LIKENESS.link));
  const found = await withFeatures(scope, matches);
  return {
    items: found.map(({ feature: { id: featureId, key, title, status }, match: { likeness, because } }) => ({
      id: featureId,
      key,
      title,
      status,
      likeness,
      because: [...because],
    })),
  };
};
