import type { JiraAccount, JiraIssue, JiraIssueRef, JiraProject } from './answers.js';
import { defaultPatience, type Patience } from './backoff.js';
import { getCreateFields } from './create-meta.js';
import type { JiraAuth } from './credentials.js';
import { getEpicTypes, type EpicTypes } from './epic-types.js';
import { findByRequest, type RequestLookup } from './find-by-request.js';
import { createFollowing, type JiraFollowing } from './following.js';
import { findIssueProperty, setIssueProperty } from './issue-properties.js';
import { createIssue, getIssue, linkIssues, type NewIssue } from './issues.js';
import type { JiraClock } from './jira-clock.js';
import { findRelationTypeId } from './link-types.js';
import { planFields, type FieldPlan } from './plan-fields.js';
import { unmetered, type JiraPoints } from './points.js';
import { getMyself, getProjects } from './projects.js';
import { createRateGate, type RateGate } from './rate-gate.js';
import { createRequest, type JiraLog } from './request.js';
import { searchByJql, searchPages, type IssuePage, type JqlSearch } from './search.js';

export interface JiraClientOptions {
  /** The site (`https://acme.atlassian.net`), or `https://api.atlassian.com/ex/jira/<cloudId>` with OAuth. */
  readonly baseUrl: string;
  readonly auth: JiraAuth;
  readonly clock: JiraClock;
  readonly log?: JiraLog;
  readonly fetch?: typeof fetch;
  /** Shared by all clients of a site; its own by default. */
  readonly gate?: RateGate;
  /** Counts the points its calls cost; they are free where absent. */
  readonly points?: JiraPoints;
  readonly patience?: Patience;
  /** For one request and its whole answer; 20 s by default. */
  readonly timeoutMs?: number;
  /** Cap on one answer, decompressed; 32 MiB by default. */
  readonly maxBytes?: number;
  readonly random?: () => number;
  /** Ends requests and retries early, such as at shutdown. */
  readonly signal?: AbortSignal;
  readonly correlationId?: () => string | null;
}

/** Jira Cloud REST v3, as far as Valora uses it. Every verb throws JiraError and nothing else, except for misuse. */
export interface JiraClient extends JiraFollowing {
  readonly myself: () => Promise<JiraAccount>;
  readonly getProjects: () => Promise<JiraProject[]>;
  readonly epicTypesOf: (projectKey: string) => Promise<EpicTypes>;
  readonly fieldPlanOf: (screen: { projectKey: string; typeId: string }) => Promise<FieldPlan>;
  readonly searchByJql: (search: JqlSearch) => AsyncGenerator<JiraIssue, void>;
  readonly searchPages: (search: JqlSearch) => AsyncGenerator<IssuePage, void>;
  readonly createIssue: (draft: NewIssue) => Promise<JiraIssueRef>;
  readonly getIssue: (ask: {
    key: string;
    fields: readonly string[];
    properties?: readonly string[];
  }) => Promise<JiraIssue>;
  readonly findByRequest: (lookup: RequestLookup) => Promise<JiraIssueRef[]>;
  readonly findIssueProperty: (ask: { issueKey: string; property: string }) => Promise<unknown>;
  readonly setIssueProperty: (ask: { issueKey: string; property: string; value: unknown }) => Promise<void>;
  /** Says in Jira that two issues relate; false where the site has no such link type. */
  readonly relate: (pair: { fromKey: string; toKey: string }) => Promise<boolean>;
}

const defaultTimeoutMs = 20_000;
const defaultMaxBytes = 32 * 1024 * 1024;

export const createJiraClient = (options: JiraClientOptions): JiraClient => {
  const request = createRequest({
    baseUrl: options.baseUrl,
    auth: options.auth,
    clock: options.clock,
    gate: options.gate ?? createRateGate(options.clock),
    points: options.points ?? unmetered,
    patience: options.patience ?? defaultPatience,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    maxBytes: options.maxBytes ?? defaultMaxBytes,
    fetch: options.fetch ?? fetch,
    random: options.random ?? Math.random,
    log: options.log,
    signal: options.signal,
    correlationId: options.correlationId ?? (() => null),
  });
  return {
    ...createFollowing(request),
    myself: () => getMyself(request),
    getProjects: () => getProjects(request),
    epicTypesOf: (projectKey) => getEpicTypes(request, projectKey),
    fieldPlanOf: async (screen) => planFields(await getCreateFields(request, screen)),
    searchByJql: (search) => searchByJql(request, search),
    searchPages: (search) => searchPages(request, search),
    createIssue: (draft) => createIssue(request, draft),
    getIssue: (ask) => getIssue(request, ask),
    findByRequest: (lookup) => findByRequest(request, lookup),
    findIssueProperty: (ask) => findIssueProperty(request, ask),
    setIssueProperty: (ask) => setIssueProperty(request, ask),
    relate: async ({ fromKey, toKey }) => {
      const typeId = await findRelationTypeId(request);
      if (typeId === null) return false;
      await linkIssues(request, { typeId, inwardKey: fromKey, outwardKey: toKey });
      return true;
    },
  };
};
