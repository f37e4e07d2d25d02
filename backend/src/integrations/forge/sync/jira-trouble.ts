import type { JiraError } from '../../jira/index.js';

/** What trouble with Jira means for work that can wait. */
export interface Trouble {
  readonly state: 'waiting' | 'failed';
  /** In words, with what to do. */
  readonly problem: string;
  /** How long to wait; null where waiting cannot help. */
  readonly afterMs: number | null;
}

const minuteMs = 60_000;

/** Errors of the vendor as states of a sync: what passes is waited for, what a person must mend is said. */
export const troubleOf = (error: JiraError): Trouble => {
  const afterMs = Math.max(error.retryAfterMs ?? 0, 5_000);
  switch (error.kind) {
    case 'rate_limited':
      return {
        state: 'waiting',
        afterMs,
        problem: 'Jira’s limit of requests is reached; reading goes on when Jira allows it.',
      };
    case 'unauthorized':
      return {
        state: 'waiting',
        afterMs: 5 * minuteMs,
        problem:
          'Jira does not accept the app’s token; reading goes on when a new one came, or open any screen of Valora in Jira.',
      };
    case 'unavailable':
    case 'timeout':
    case 'garbage':
      return {
        state: 'waiting',
        afterMs: Math.max(afterMs, minuteMs / 2),
        problem: `${error.message} Reading goes on by itself.`,
      };
    case 'forbidden':
      return {
        state: 'failed',
        afterMs: null,
        problem:
          'Jira does not let the app read this project: give it the permission “Browse projects”, then read again.',
      };
    case 'not_found':
      return {
        state: 'failed',
        afterMs: null,
        problem: 'Jira has no such project any more, or does not show it to the app: connect another one.',
      };
    case 'gone':
      return {
        state: 'failed',
        afterMs: null,
        problem: 'Jira no longer offers what Valora asks for: update the app.',
      };
    case 'invalid':
      return { state: 'failed', afterMs: null, problem: `Jira refused the question: ${error.message}` };
  }
};
