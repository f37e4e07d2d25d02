import { JiraError } from '../../jira/index.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long the issues of a failed write wait, and what the team reads meanwhile. */
export interface Wait {
  readonly ms: number;
  readonly problem: string;
}

const doubled = (tries: number): number => Math.min(hourMs, (minuteMs / 2) * 2 ** Math.min(tries, 10));

/** @param tries that failed before this one */
export const waitAfter = (error: JiraError, tries: number): Wait => {
  switch (error.kind) {
    case 'rate_limited':
    case 'unavailable':
    case 'timeout':
    case 'garbage':
      return { ms: Math.max(error.retryAfterMs ?? 0, doubled(tries)), problem: error.message };
    case 'unauthorized':
      // The app’s schedule brings a token every five minutes.
      return { ms: 5 * minuteMs, problem: error.message };
    case 'forbidden':
      return {
        ms: hourMs,
        problem:
          'Valora may not write its score to this issue. Let the app “Edit issues” in the permission scheme of the project, or switch writing off in its Valora settings.',
      };
    case 'not_found':
      return {
        ms: 24 * hourMs,
        problem: 'Jira does not have this issue any more, or hides it from the app.',
      };
    case 'gone':
      return { ms: hourMs, problem: error.message };
    case 'invalid':
      return { ms: 6 * hourMs, problem: error.message };
  }
};

/** Trouble of one write and not of the site: the next one may pass. */
export const concernsOnlyThese = ({ kind }: JiraError): boolean =>
  kind === 'forbidden' || kind === 'not_found' || kind === 'invalid';

/** The hour’s points are used up, for calls that are waited for as little as these. */
export const isOutOfPoints = ({ fault }: JiraError): boolean =>
  fault.kind === 'rate_limited' && fault.limit === 'quota';

/** A task of Jira that did not come to its end. */
export const unfinished = (message: string): JiraError =>
  new JiraError({
    fault: { kind: 'unavailable', retryAfterMs: minuteMs },
    operation: 'GET /rest/api/3/task/{task}',
    status: 200,
    mayHaveHappened: true,
    message,
    traceId: null,
  });
