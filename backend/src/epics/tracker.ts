/** The tracker epics are created in, as this station sees it; Jira Cloud is the one there is. */
export interface Tracker {
  /** Where epics go unless somebody says otherwise. */
  readonly projectKey: string | null;
  /** Projects the connected account may create in. Throws TrackerProblem. */
  readonly listProjects: () => Promise<readonly { readonly key: string; readonly name: string }[]>;
  /**
   * Makes the epic and its children at most once each, going on where `progress` ends. Throws TrackerProblem where
   * the epic was certainly not made or could not be looked up.
   */
  readonly createOnce: (order: EpicOrder, journal: PartJournal) => Promise<OrderOutcome>;
  /** What creates the epic, for a person to send as themselves; sends nothing. Throws TrackerProblem. */
  readonly describeEpic: (
    order: Pick<EpicOrder, 'requestId' | 'projectKey' | 'epic'>,
  ) => Promise<IssueToSend>;
  /** Notes in the tracker that two issues belong together; harmless to repeat. Throws TrackerProblem. */
  readonly relate: (pair: { readonly fromKey: string; readonly toKey: string }) => Promise<void>;
  /** Null where there is none, or it cannot be seen. Throws TrackerProblem. */
  readonly findIssue: (key: string) => Promise<TrackerIssue | null>;
  /** Address of an issue for people. */
  readonly urlOf: (key: string) => string;
}

/** In the tracker’s own words, marked so that it is found again by the request. */
export interface IssueToSend {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: readonly { readonly key: string; readonly value: unknown }[];
}

export interface TrackerIssue {
  readonly id: string;
  readonly key: string;
}

/** Part 0 is the epic, 1… its children. */
export type PartProgress =
  { readonly state: 'sent' } | { readonly state: 'made'; readonly issue: TrackerIssue };

export interface EpicOrder {
  readonly requestId: string;
  readonly projectKey: string;
  /** Nothing of it in the tracker is older. */
  readonly claimedAt: Date;
  readonly epic: { readonly summary: string; readonly description: string };
  readonly children: readonly { readonly summary: string }[];
  readonly progress: ReadonlyMap<number, PartProgress>;
}

/** Durable notes around every request that creates; each has taken effect when it returns. */
export interface PartJournal {
  /** False where somebody noted it before: it may have been sent. */
  readonly beginSending: (part: number) => Promise<boolean>;
  /** The tracker certainly did not make it. */
  readonly notSent: (part: number) => Promise<void>;
  readonly made: (part: number, issue: TrackerIssue) => Promise<void>;
}

export type PartOutcome =
  | { readonly state: 'made'; readonly issue: TrackerIssue; readonly twins: readonly string[] }
  | { readonly state: 'uncertain'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string };

export interface OrderOutcome {
  readonly epic: Exclude<PartOutcome, { readonly state: 'failed' }>;
  /** In the order asked for; empty while the epic is uncertain. */
  readonly children: readonly PartOutcome[];
}

/** The tracker refused or could not be reached. The message is safe to show. */
export class TrackerProblem extends Error {
  /** The least wait before trying again can help; null where a person must change something first. */
  readonly retryAfterMs: number | null;

  constructor(message: string, options: { readonly retryAfterMs: number | null; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'TrackerProblem';
    this.retryAfterMs = options.retryAfterMs;
  }
}
