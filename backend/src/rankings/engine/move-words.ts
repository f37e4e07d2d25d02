import type { Contribution } from '@valora/contracts';
import type { Crossings } from './crossings.js';
import type { RankState } from './rank-state.js';
import { shownChange, shownNames, shownNumber } from './shown-number.js';
import type { RankOverride } from './types.js';

const mainShare = 0.2;

/** “Score rose from 100 to 250 (reach +150)”, without the capital. */
export const scoreChange = (
  was: RankState | undefined,
  is: RankState,
  parts: readonly Contribution[],
): string => {
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

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the others did. */
export const othersClause = ({ passed, entered, fellBehind, left }: Crossings): string => {
  const clauses = [
    passed.length > 0 ? `${shownNames(passed)} passed it` : '',
    entered.length > 0 ? `${shownNames(entered)} came in above it` : '',
    fellBehind.length > 0 ? `${shownNames(fellBehind)} fell behind it` : '',
    left.length > 0 ? `${shownNames(left)} left the ranking above it` : '',
  ].filter((clause) => clause !== '');
  return clauses.length > 0 ? capital(clauses.join('; ')) : 'Others moved around it';
};

const outside: ReadonlySet<string> = new Set(['delivered', 'dropped', 'must-do', 'removed']);

const outsideReasons = (missing: readonly string[]): readonly string[] =>
  missing.filter((one) => outside.has(one) || one.startsWith('sub-task of '));

export const enteringReason = (missing: readonly string[]): string => {
  if (missing.length === 1 && missing[0] === 'prediction') return 'it has been predicted';
  const stated = outsideReasons(missing);
  if (stated.length > 0) return `it is no longer ${stated.join(' and ')}`;
  return `${missing.join(', ') || 'what was missing'} is known now`;
};

export const leavingReason = (missing: readonly string[]): string => {
  const stated = outsideReasons(missing);
  return stated.length > 0 ? `it is ${stated.join(' and ')}` : `missing ${missing.join(', ') || 'its score'}`;
};

export const overridden = ({ actor, position, reason, expiresAt }: RankOverride): string =>
  `${actor} put it at position ${position}: ${reason}${expiresAt === null ? '' : ` (until ${expiresAt.slice(0, 10)})`}.`;
