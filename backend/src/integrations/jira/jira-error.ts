/**
 * What went wrong with a call to Jira. `retryAfterMs` is the least wait before the same call can help; kinds
 * without it need a person or a setting to change first.
 */
export type JiraFault =
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'invalid';
      readonly messages: readonly string[];
      readonly fields: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'rate_limited'; readonly limit: RateLimit; readonly retryAfterMs: number }
  | { readonly kind: 'unavailable'; readonly retryAfterMs: number }
  | { readonly kind: 'timeout'; readonly retryAfterMs: number }
  | { readonly kind: 'garbage'; readonly retryAfterMs: number };

export type JiraErrorKind = JiraFault['kind'];

/** quota: the app's points of the hour, stops everything · burst: one endpoint · per-issue: writes to one issue. */
export type RateLimit = 'quota' | 'burst' | 'per-issue';

interface JiraErrorOptions {
  readonly fault: JiraFault;
  /** Such as `POST /rest/api/3/issue`; never holds values a person typed. */
  readonly operation: string;
  readonly status: number | null;
  /** True where the request may have taken effect although it failed; a write must then be looked up, never repeated blindly. */
  readonly mayHaveHappened: boolean;
  /** Safe to show to a person of the team. */
  readonly message: string;
  /** Atlassian's `atl-traceid`, to be quoted to their support. */
  readonly traceId: string | null;
  readonly cause?: unknown;
  readonly pageRefused?: boolean;
}

export class JiraError extends Error {
  override readonly name = 'JiraError';
  readonly fault: JiraFault;
  readonly operation: string;
  readonly status: number | null;
  readonly mayHaveHappened: boolean;
  readonly traceId: string | null;
  /** Jira no longer takes the token of a search's page: the search has to start from its first page. */
  readonly pageRefused: boolean;

  constructor(options: JiraErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fault = options.fault;
    this.operation = options.operation;
    this.status = options.status;
    this.mayHaveHappened = options.mayHaveHappened;
    this.traceId = options.traceId;
    this.pageRefused = options.pageRefused ?? false;
  }

  get kind(): JiraErrorKind {
    return this.fault.kind;
  }

  /** Milliseconds to wait at least before trying again; null where trying again cannot help. */
  get retryAfterMs(): number | null {
    return 'retryAfterMs' in this.fault ? this.fault.retryAfterMs : null;
  }
}

export const isJiraError = (error: unknown): error is JiraError => error instanceof JiraError;
