/** How reading an issue stands. */
export interface ReadingState {
  /** False: the feature came from an import, before its project was connected. */
  readonly isFollowed: boolean;
  /** When the issue was last read. */
  readonly syncedAt: Date | null;
  /** The issue changed and waits to be read. */
  readonly waiting: { readonly since: Date; readonly problem: string | null } | null;
  /** The latest reading of the whole project. */
  readonly latest: {
    readonly state: string;
    readonly problem: string | null;
    readonly resumesAt: Date | null;
    readonly startedAt: Date;
  } | null;
  /** When the latest reading of the whole project that came to its end began. */
  readonly lastReadThrough: Date | null;
}

/** A change is read within a minute or two; longer than this, something is in the way. */
const patienceMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;

/** Such as `23 Nov 2026, 18:20 UTC`. */
const moment = (at: Date): string =>
  `${at.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  })} UTC`;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a);

const troubleOf = ({ waiting, latest }: ReadingState, now: Date): string | null => {
  if (waiting !== null && waiting.problem !== null)
    return `The issue changed in Jira and could not be read again: ${sentence(waiting.problem)}`;
  if (latest?.state === 'failed')
    return `The last reading of the project failed: ${sentence(latest.problem ?? 'Nobody noted why')}`;
  if (latest?.state === 'waiting') {
    const until = latest.resumesAt === null ? '' : ` until ${moment(latest.resumesAt)}`;
    return `Reading the project waits${until}: ${sentence(latest.problem ?? 'Jira asked us to slow down')}`;
  }
  if (waiting !== null && now.getTime() - waiting.since.getTime() > patienceMs)
    return `The issue changed in Jira on ${moment(waiting.since)} and waits to be read again.`;
  return null;
};

/** Why figures of an issue may be old, in a sentence or two with the moment they are of; null where they are fresh. */
export const staleBecause = (reading: ReadingState, now: Date): string | null => {
  if (!reading.isFollowed)
    return 'Valora does not follow this issue yet: the figures rest on what was imported before.';
  // What was never read again since is as fresh as the last reading that looked at everything.
  const asOf = later(reading.syncedAt, reading.lastReadThrough);
  const figures = asOf === null ? '' : ` The figures are as of ${moment(asOf)}.`;
  const trouble = troubleOf(reading, now);
  if (trouble !== null) return `${trouble}${figures}`;
  if (asOf === null || now.getTime() - asOf.getTime() > dayMs)
    return `Nothing was read from Jira for more than a day.${figures}`;
  return null;
};
