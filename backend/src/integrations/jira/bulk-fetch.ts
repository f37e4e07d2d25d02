import { z } from 'zod';
import { issue, type JiraIssue } from './answers.js';
import type { Request } from './request.js';

/** Jira refuses more in one request. */
export const maxBulkIssues = 100;

export interface BulkFetch {
  /** Numbers or keys; at most 100. */
  readonly ids: readonly string[];
  /** Field ids; none: only ids and keys are answered. */
  readonly fields: readonly string[];
  readonly properties?: readonly string[];
}

export interface FetchedIssues {
  /** By ascending number. */
  readonly issues: readonly JiraIssue[];
  /** Asked for and not answered: deleted, or not seen by the account. */
  readonly missing: readonly string[];
}

const answer = z.object({ issues: z.array(issue) });

/**
 * Issues by number or key as they are now, past the search index. Throws JiraError, RangeError over 100.
 * A moved issue answers by its old key too.
 */
export const bulkFetchIssues = async (request: Request, ask: BulkFetch): Promise<FetchedIssues> => {
  if (ask.ids.length > maxBulkIssues) throw new RangeError('at most 100 issues in one request');
  if (ask.ids.length === 0) return { issues: [], missing: [] };
  const { issues } = await request({
    method: 'POST',
    endpoint: '/rest/api/3/issue/bulkfetch',
    body: {
      issueIdsOrKeys: ask.ids,
      // `key` is no field: naming it alone keeps Jira from answering its default fields
      fields: ask.fields.length === 0 ? ['key'] : ask.fields,
      ...(ask.properties === undefined ? {} : { properties: ask.properties }),
    },
    answer,
    repeatable: true,
    points: { most: 1 + ask.ids.length, spent: (fetched) => 1 + fetched.issues.length },
  });
  const found = new Set(issues.flatMap(({ id, key }) => [id, key]));
  return { issues, missing: ask.ids.filter((id) => !found.has(id)) };
};
