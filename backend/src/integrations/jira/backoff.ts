import type { JiraError } from './jira-error.js';

export interface Patience {
  /** Tries in all, the first included. */
  readonly tries: number;
  /** Longest single wait; a longer one is left to the caller's queue. */
  readonly maxWaitMs: number;
}

/** Atlassian advises at most four tries, doubling, with jitter. */
export const defaultPatience: Patience = { tries: 4, maxWaitMs: 20_000 };

const firstWaitMs = 500;

/** Milliseconds before the next try: doubling, never less than Jira asked for, plus up to a quarter of jitter. */
export const backoffMs = (attempt: number, leastMs: number, random: number): number =>
  Math.round(Math.max(leastMs, firstWaitMs * 2 ** (attempt - 1)) * (1 + random / 4));

/** Whether repeating can help here and now. A refusal for limits never took effect, so even a write may repeat it. */
export const mayRepeat = (error: JiraError, repeatable: boolean): boolean => {
  switch (error.kind) {
    case 'rate_limited':
      return error.fault.kind === 'rate_limited' && error.fault.limit !== 'quota';
    case 'unavailable':
      return repeatable || !error.mayHaveHappened;
    case 'timeout':
    case 'garbage':
      return repeatable;
    default:
      return false;
  }
};
