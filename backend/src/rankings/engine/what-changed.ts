import type { Contribution } from '@valora/contracts';
import { contributionChanges } from './contribution-changes.js';
import type { Crossings } from './crossings.js';
import { crossingsIn, sampleName } from './crossings.js';
import { enteringReason, leavingReason, othersClause, overridden, scoreChange } from './move-words.js';
import type { RankState } from './rank-state.js';
import type { RankOverride } from './types.js';

export type MoveCause =
  'entered' | 'left' | 'override' | 'override-ended' | 'own-score' | 'settings' | 'others';

/** Who and what stands behind one move. */
export interface MoveOrigin {
  readonly eventId: string;
  readonly actor: string;
  /** Who did what, to go before a colon; null where the reason says it already. */
  readonly words: string | null;
}

/** Why one feature's shown rank changed. */
export interface RankMove {
  readonly featureId: string;
  readonly fromRank: number | null;
  readonly toRank: number | null;
  readonly cause: MoveCause;
  /** One sentence for people. */
  readonly reason: string;
  /** Contributions of its own score that changed, by how much. */
  readonly parts: readonly Contribution[];
  /** Null where nothing known did it alone. */
  readonly origin: MoveOrigin | null;
}

export interface MovedBy {
  readonly featureId: string;
  readonly cause: MoveCause;
  readonly parts: readonly Contribution[];
}

export interface Comparison {
  readonly before: readonly RankState[];
  readonly after: readonly RankState[];
  /** The framework, weights or formula differ between the two. */
  readonly settingsChanged: boolean;
  /** Features of the sample were there before and are gone without a trace. */
  readonly sampleLeft?: boolean;
  /** What moved a feature's own score, where that is known better than by comparing the two explanations. */
  readonly partsOf?: (featureId: string) => readonly Contribution[] | null;
  /** What happened to make a move of this kind. */
  readonly originOf?: (move: MovedBy) => MoveOrigin | null;
}

interface Story {
  readonly was: RankState | undefined;
  readonly is: RankState;
  readonly parts: readonly Contribution[];
  readonly crossings: Crossings;
  readonly sampleLeft: boolean;
}

/**
 * Why each feature that changed its shown rank did so, for every one of them: it entered or left, somebody overrode
 * it, its own score changed (by which contributions, after who did what), the settings changed, or others passed it.
 */
export const whyMoved = (comparison: Comparison): readonly RankMove[] => {
  const { before, after, settingsChanged, sampleLeft = false, partsOf, originOf } = comparison;
  const earlier = new Map(before.map((state) => [state.id, state]));
  const crossings = crossingsIn(before, after);
  return after.flatMap((is): readonly RankMove[] => {
    const was = earlier.get(is.id);
    const fromRank = was?.rank ?? null;
    if (fromRank === is.rank) return [];
    const parts = partsOf?.(is.id) ?? contributionChanges(was?.contributions ?? [], is.contributions);
    const cause = causeOf({ was, is, settingsChanged });
    const origin = originOf?.({ featureId: is.id, cause, parts }) ?? null;
    const reason = sentences[cause](
      { was, is, parts, crossings: crossings(is.id), sampleLeft },
      origin?.words ?? null,
    );
    return [{ featureId: is.id, fromRank, toRank: is.rank, cause, reason, parts, origin }];
  });
};

const causeOf = ({
  was,
  is,
  settingsChanged,
}: Pick<Story, 'was' | 'is'> & Pick<Comparison, 'settingsChanged'>): MoveCause => {
  if (is.rank === null) return 'left';
  if (was === undefined || was.rank === null) return 'entered';
  if (is.override !== null && !sameOverride(was.override, is.override)) return 'override';
  if (was.override !== null && is.override === null) return 'override-ended';
  if (settingsChanged) return 'settings';
  const change = (is.score ?? 0) - (was.score ?? 0);
  return change !== 0 && change > 0 === is.rank < was.rank ? 'own-score' : 'others';
};

const sentences: Readonly<Record<MoveCause, (story: Story, words: string | null) => string>> = {
  left: ({ is }) => `Left the ranking: ${leavingReason(is.missing)}.`,
  entered: ({ was, is }) =>
    was === undefined
      ? `New in the ranking, at ${is.rank}.`
      : `Entered the ranking at ${is.rank}: ${enteringReason(was.missing)}.`,
  override: ({ is }, words) => `${words === null ? '' : `${words}: `}${overridden(is.override!)}`,
  'override-ended': ({ was }, words) =>
    `${was!.override!.actor}’s override has ended${words === null ? '' : ` (${words})`}: back to the model’s rank.`,
  settings: ({ was, is, parts }, words) =>
    `${words ?? 'The way the score is made changed'}: ${scoreChange(was, is, parts)}.`,
  'own-score': ({ was, is, parts }, words) =>
    `${words === null ? 'Its' : `${words}: its`} ${scoreChange(was, is, parts)}.`,
  others: ({ was, is, parts, crossings, sampleLeft }) => {
    const wentUp = is.rank! < was!.rank!;
    const left = sampleLeft && wentUp ? [...crossings.left, sampleName] : crossings.left;
    const others = othersClause({ ...crossings, left });
    return was?.score === is.score
      ? `${others}; its own score did not change.`
      : `${others}, although its ${scoreChange(was, is, parts)}.`;
  },
};

const sameOverride = (a: RankOverride | null, b: RankOverride): boolean =>
  a !== null && a.position === b.position && a.createdAt === b.createdAt && a.reason === b.reason;
