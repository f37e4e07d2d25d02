import type { Contribution } from '@valora/contracts';
import { contributionChanges } from './contribution-changes.js';
import type { Crossings } from './crossings.js';
import { crossingsIn } from './crossings.js';
import type { RankState } from './rank-state.js';
import { shownChange, shownNames, shownNumber } from './shown-number.js';
import type { RankOverride } from './types.js';

export type MoveCause =
  'entered' | 'left' | 'override' | 'override-ended' | 'own-score' | 'settings' | 'others';

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
}

export interface Comparison {
  readonly before: readonly RankState[];
  readonly after: readonly RankState[];
  /** The framework, weights or formula differ between the two. */
  readonly settingsChanged: boolean;
  /** What moved a feature's own score, where that is known better than by comparing the two explanations. */
  readonly partsOf?: (featureId: string) => readonly Contribution[] | null;
}

type Told = Pick<RankMove, 'cause' | 'reason'>;
interface Story {
  readonly was: RankState | undefined;
  readonly is: RankState;
  readonly parts: readonly Contribution[];
  readonly crossings: Crossings;
  readonly settingsChanged: boolean;
}

/**
 * Why each feature that changed its shown rank did so, for every one of them: it entered or left, somebody overrode
 * it, its own score changed (and by which contributions), the settings changed, or others passed it.
 */
export const whyMoved = ({ before, after, settingsChanged, partsOf }: Comparison): readonly RankMove[] => {
  const earlier = new Map(before.map((state) => [state.id, state]));
  const crossings = crossingsIn(before, after);
  return after.flatMap((is): readonly RankMove[] => {
    const was = earlier.get(is.id);
    const fromRank = was?.rank ?? null;
    if (fromRank === is.rank) return [];
    const parts = partsOf?.(is.id) ?? contributionChanges(was?.contributions ?? [], is.contributions);
    const told = tell({ was, is, parts, crossings: crossings(is.id), settingsChanged });
    return [{ featureId: is.id, fromRank, toRank: is.rank, ...told, parts }];
  });
};

const tell = (story: Story): Told => {
  const { was, is } = story;
  if (is.rank === null) return { cause: 'left', reason: `Left the ranking: ${leavingReason(is.missing)}.` };
  if (was === undefined) return { cause: 'entered', reason: `New in the ranking, at ${is.rank}.` };
  if (was.rank === null)
    return { cause: 'entered', reason: `Entered the ranking at ${is.rank}: ${enteringReason(was.missing)}.` };
  if (is.override !== null && !sameOverride(was.override, is.override)) return overridden(is.override);
  if (was.override !== null && is.override === null)
    return {
      cause: 'override-ended',
      reason: `${was.override.actor}’s override has ended: back to the model’s rank.`,
    };
  return ownOrOthers(story, was.rank, is.rank);
};

const ownOrOthers = (
  { was, is, parts, crossings, settingsChanged }: Story,
  from: number,
  to: number,
): Told => {
  const change = (is.score ?? 0) - (was?.score ?? 0);
  if (settingsChanged)
    return {
      cause: 'settings',
      reason: `The way the score is made changed: ${scoreChange(was, is, parts)}.`,
    };
  if (change !== 0 && change > 0 === to < from)
    return { cause: 'own-score', reason: `Its ${scoreChange(was, is, parts)}.` };
  const others = othersSentence(crossings);
  return {
    cause: 'others',
    reason:
      change === 0
        ? `${others}; its own score did not change.`
        : `${others}, although its ${scoreChange(was, is, parts)}.`,
  };
};

const mainShare = 0.2;

const scoreChange = (was: RankState | undefined, is: RankState, parts: readonly Contribution[]): string => {
  // In a product every part moves a little when one does; the sentence names those that made the difference.
  const least = mainShare * Math.abs(parts[0]?.amount ?? 0);
  const causes = parts
    .filter(({ amount }) => Math.abs(amount) >= least)
    .slice(0, 3)
    .map(({ name, amount }) => `${name} ${shownChange(amount)}`);
  const [from, to] = [was?.score ?? 0, is.score ?? 0];
  if (from === to) return `score stays at ${shownNumber(to)}`;
  return `score ${to > from ? 'rose' : 'fell'} from ${shownNumber(from)} to ${shownNumber(to)}${causes.length > 0 ? ` (${causes.join(', ')})` : ''}`;
};

const othersSentence = ({ passed, entered, fellBehind, left }: Crossings): string => {
  const clauses = [
    passed.length > 0 ? `${shownNames(passed)} passed it` : '',
    entered.length > 0 ? `${shownNames(entered)} came in above it` : '',
    fellBehind.length > 0 ? `${shownNames(fellBehind)} fell behind it` : '',
    left.length > 0 ? `${shownNames(left)} left the ranking above it` : '',
  ].filter((clause) => clause !== '');
  return clauses.length > 0 ? clauses.join('; ') : 'Others moved around it';
};

const enteringReason = (missing: readonly string[]): string => {
  if (missing.length === 1 && missing[0] === 'prediction') return 'it has been predicted';
  const stated = outsideReasons(missing);
  if (stated.length > 0) return `it is no longer ${stated.join(' and ')}`;
  return `${missing.join(', ') || 'what was missing'} is known now`;
};

const outsideReasons = (missing: readonly string[]): readonly string[] =>
  missing.filter((one) => outside.has(one) || one.startsWith('sub-task of '));

const outside: ReadonlySet<string> = new Set(['delivered', 'dropped', 'must-do', 'removed']);

const leavingReason = (missing: readonly string[]): string => {
  const stated = outsideReasons(missing);
  return stated.length > 0 ? `it is ${stated.join(' and ')}` : `missing ${missing.join(', ') || 'its score'}`;
};

const overridden = ({ actor, position, reason, expiresAt }: RankOverride): Told => ({
  cause: 'override',
  reason: `${actor} put it at position ${position}: ${reason}${expiresAt === null ? '' : ` (until ${expiresAt.slice(0, 10)})`}.`,
});

const sameOverride = (a: RankOverride | null, b: RankOverride): boolean =>
  a !== null && a.position === b.position && a.createdAt === b.createdAt && a.reason === b.reason;
