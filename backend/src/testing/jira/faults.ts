export interface SeenRequest {
  readonly method: string;
  /** Without host and query. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  readonly body: unknown;
  /** Fields asked for; null where the request names none. */
  readonly fields: readonly string[] | null;
  /** Who asked; null: a stranger. */
  readonly accountId: string | null;
}

/** What the caller sees instead of the answer. */
export type Outcome =
  | 'drop'
  | 'hang'
  | 'html'
  | 'huge'
  | { readonly delayMs: number }
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    };

export interface Fault {
  /** Whether Jira does what it was asked before things go wrong. */
  readonly performed: boolean;
  readonly outcome: Outcome;
}

export interface FaultRule extends Fault {
  readonly method?: string;
  readonly path?: RegExp;
  /** 1 by default. */
  readonly times?: number;
}

export type RateLimitReason =
  'jira-burst-based' | 'jira-per-issue-on-write' | 'jira-quota-tenant-based' | 'jira-quota-global-based';

export const tooMany = (reason: RateLimitReason, retryAfterSeconds: number): Fault => ({
  performed: false,
  outcome: {
    status: 429,
    headers: {
      'retry-after': String(retryAfterSeconds),
      'ratelimit-reason': reason,
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '0',
    },
    body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
  },
});

/** Rules in order, each for as many requests as it says. */
export const createFaults = () => {
  let rules: { rule: FaultRule; left: number }[] = [];
  return {
    add: (rule: FaultRule): void => {
      rules.push({ rule, left: rule.times ?? 1 });
    },
    clear: (): void => {
      rules = [];
    },
    next: ({ method, path }: SeenRequest): Fault | null => {
      const entry = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          (rule.method === undefined || rule.method === method) &&
          (rule.path === undefined || rule.path.test(path)),
      );
      if (entry === undefined) return null;
      entry.left -= 1;
      return entry.rule;
    },
  };
};
