import type { JiraIssueRef } from './answers.js';
import { isJiraError } from './jira-error.js';

/**
 * Remembers, durably and for all processes, how far each part of a request got. Part 0 is the epic, 1… its
 * children. Every verb has taken effect when it returns.
 */
export interface Journal {
  /** Notes that the part is about to be sent. False where another run noted it first: it may have been sent. */
  readonly beginSending: (part: number) => Promise<boolean>;
  /** Takes that note back: Jira certainly did not make the part. */
  readonly notSent: (part: number) => Promise<void>;
  readonly made: (part: number, issue: JiraIssueRef) => Promise<void>;
}

export interface Settle {
  /** Waits before each further look, together longer than Jira's index usually lags (seconds to minutes). */
  readonly waitsMs: readonly number[];
  readonly sleep: (ms: number) => Promise<void>;
}

export interface MakeOnce {
  readonly part: number;
  readonly journal: Journal;
  readonly settle: Settle;
  /** True where an earlier run may have sent it. */
  readonly sentBefore: boolean;
  /** False where it cannot exist yet, as a child of an epic made a moment ago. */
  readonly lookFirst: boolean;
  readonly find: () => Promise<readonly JiraIssueRef[]>;
  /** Gathers all that is needed and returns the one call that creates. */
  readonly prepare: () => Promise<() => Promise<JiraIssueRef>>;
}

export type MadeOnce =
  | {
      readonly state: 'made';
      readonly issue: JiraIssueRef;
      /** True where it existed already. */
      readonly found: boolean;
      /** Keys of further issues with the same mark, such as clones made by hand. */
      readonly twins: readonly string[];
    }
  | { readonly state: 'uncertain'; readonly reason: string };

/** Takes what a look found. */
const adopt = async (once: MakeOnce): Promise<MadeOnce | null> => {
  const [issue, ...twins] = await once.find();
  if (issue === undefined) return null;
  await once.journal.made(once.part, issue);
  return { state: 'made', issue, found: true, twins: twins.map(({ key }) => key) };
};

/** It may have been sent: looks until it shows, and gives up as uncertain, never sending again. */
const settleDown = async (once: MakeOnce, reason: string): Promise<MadeOnce> => {
  for (const waitMs of once.settle.waitsMs) {
    await once.settle.sleep(waitMs);
    const adopted = await adopt(once);
    if (adopted !== null) return adopted;
  }
  return { state: 'uncertain', reason };
};

const interrupted =
  'An earlier attempt was interrupted, and Jira’s search does not show whether it made the issue.';

/**
 * Makes one issue at most once: looks for it, sends it only where nobody sent it before, and after any outcome
 * that leaves it open looks again instead of repeating. Throws JiraError where it certainly was not made, or where
 * looking failed; the same call may then be repeated by a queue.
 */
export const makeOnce = async (once: MakeOnce): Promise<MadeOnce> => {
  const { part, journal } = once;
  const present = once.lookFirst || once.sentBefore ? await adopt(once) : null;
  if (present !== null) return present;
  if (once.sentBefore) return settleDown(once, interrupted);
  const send = await once.prepare();
  if (!(await journal.beginSending(part))) return settleDown(once, interrupted);
  let issue: JiraIssueRef;
  try {
    issue = await send();
  } catch (error) {
    if (isJiraError(error) && error.mayHaveHappened) return settleDown(once, error.message);
    await journal.notSent(part);
    throw error;
  }
  await journal.made(part, issue);
  return { state: 'made', issue, found: false, twins: [] };
};
