import { z } from 'zod';
import { searchPage, type JiraIssue } from './answers.js';
import { isJiraError, JiraError } from './jira-error.js';
import { onePoint } from './points.js';
import type { Request } from './request.js';

export interface JqlSearch {
  readonly jql: string;
  /** Field ids; Jira answers none by default. */
  readonly fields: readonly string[];
  /** At most 5 issue property keys. */
  readonly properties?: readonly string[];
  /** At most 50 numeric ids of issues just written, which the index may not know yet. */
  readonly reconcileIssueIds?: readonly string[];
  /** Issues a page; Jira lowers it where many fields are asked for. */
  readonly pageSize?: number;
  /** Goes on at this page of the same search; from the first page where absent. */
  readonly pageToken?: string | null;
}

export interface IssuePage {
  readonly issues: readonly JiraIssue[];
  /** Field id → its name on this site. */
  readonly names: Readonly<Record<string, string>>;
  /** Where the next page starts; null on the last one. */
  readonly nextPageToken: string | null;
}

const endpoint = '/rest/api/3/search/jql';
const pageWithNames = searchPage.extend({
  names: z
    .record(z.string(), z.string())
    .nullish()
    .transform((names) => names ?? {}),
});

const stuck = (): JiraError =>
  new JiraError({
    fault: { kind: 'garbage', retryAfterMs: 30_000 },
    operation: `POST ${endpoint}`,
    status: 200,
    mayHaveHappened: false,
    message: 'Jira repeats the same page of a search.',
    traceId: null,
  });

/** The first page was not refused for its JQL, so with a token it is the token that Jira no longer takes. */
const refusedPage = (error: JiraError): JiraError =>
  new JiraError({
    fault: error.fault,
    operation: error.operation,
    status: error.status,
    mayHaveHappened: false,
    message: 'Jira no longer knows this page of the search: start it again from the first page.',
    traceId: error.traceId,
    cause: error,
    pageRefused: true,
  });

const fetchPage = async (
  request: Request,
  body: Readonly<Record<string, unknown>> & { readonly maxResults: number },
  token: string | null,
): Promise<z.infer<typeof pageWithNames>> => {
  try {
    return await request({
      method: 'POST',
      endpoint,
      body: token === null ? body : { ...body, nextPageToken: token },
      answer: pageWithNames,
      repeatable: true,
      points: { most: 1 + body.maxResults, spent: ({ issues }) => 1 + issues.length },
    });
  } catch (error) {
    throw token !== null && isJiraError(error) && error.kind === 'invalid' ? refusedPage(error) : error;
  }
};

/** How many issues a search finds, roughly; Jira counts none exactly. Throws JiraError. */
export const approximateCount = async (request: Request, jql: string): Promise<number> => {
  const { count } = await request({
    method: 'POST',
    endpoint: '/rest/api/3/search/approximate-count',
    body: { jql },
    answer: z.object({ count: z.int() }),
    repeatable: true,
    points: onePoint,
  });
  return count;
};

/** Pages of a search, fetched as they are taken. Throws JiraError, with `pageRefused` for a token that went stale. */
export async function* searchPages(request: Request, search: JqlSearch): AsyncGenerator<IssuePage, void> {
  const reconcileIssues = (search.reconcileIssueIds ?? [])
    .map(Number)
    .filter(Number.isSafeInteger)
    .slice(0, 50);
  const body = {
    jql: search.jql,
    fields: search.fields,
    maxResults: search.pageSize ?? 100,
    expand: 'names',
    ...(search.properties === undefined ? {} : { properties: search.properties }),
    ...(reconcileIssues.length === 0 ? {} : { reconcileIssues }),
  };
  let token: string | null = search.pageToken ?? null;
  do {
    const page: z.infer<typeof pageWithNames> = await fetchPage(request, body, token);
    const next: string | null = page.isLast === true ? null : page.nextPageToken;
    yield { issues: page.issues, names: page.names, nextPageToken: next };
    if (next !== null && next === token) throw stuck();
    token = next;
  } while (token !== null);
}

/** Issues of a search one by one. Throws JiraError. */
export async function* searchByJql(request: Request, search: JqlSearch): AsyncGenerator<JiraIssue, void> {
  for await (const page of searchPages(request, search)) yield* page.issues;
}
