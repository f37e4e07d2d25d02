/**
 * What a call costs of the app's points per hour: 1, and for reads 1 more for each core object (issue, project, field)
 * and 2 for each account in the answer. Writes cost 1, however many issues they name.
 * Source: developer.atlassian.com/cloud/jira/platform/rate-limiting
 */
export interface CallPoints<T> {
  /** Taken before the call is sent: the most it usually costs. */
  readonly most: number;
  /** What the answer shows that it cost. */
  readonly spent: (answer: T) => number;
}

export const onePoint: CallPoints<unknown> = { most: 1, spent: () => 1 };

/** Counts what the calls of one client cost, for a purse it may share with others. */
export interface JiraPoints {
  /** Takes points before a call; null where they were taken, else milliseconds until asking again can help. */
  readonly take: (points: number) => Promise<number | null>;
  /** Tells what the call cost above what was taken (below: negative), and what Jira says is left of the hour. */
  readonly settle: (facts: { readonly above: number; readonly left: number | null }) => Promise<void>;
}

/** For connections whose calls do not count for the app. */
export const unmetered: JiraPoints = {
  take: () => Promise.resolve(null),
  settle: () => Promise.resolve(),
};
