import { z } from 'zod';
import { parseJql } from './jql.js';
import { fieldNames, presentIssue } from './present.js';
import { Refusal } from './refusal.js';
import type { FakeIssue, World } from './world.js';

/** Strict, because Atlassian's document allows no further members. */
const body = z.strictObject({
  jql: z.string().default(''),
  fields: z.array(z.string()).default([]),
  maxResults: z.int().default(50),
  nextPageToken: z.string().optional(),
  reconcileIssues: z.array(z.int()).max(50).default([]),
  properties: z.array(z.string()).max(5).default([]),
  expand: z.string().default(''),
  fieldsByKeys: z.boolean().optional(),
});

export interface SearchContext {
  readonly world: World;
  readonly base: string;
  readonly nowMs: number;
  /** How long the index takes to know a new issue. */
  readonly indexLagMs: number;
  /** Jira gives fewer than asked for when it likes. */
  readonly largestPage: number;
}

const compare =
  (order: { field: 'created' | 'key'; descending: boolean }) => (a: FakeIssue, b: FakeIssue) => {
    const ascending = order.field === 'key' ? a.key.localeCompare(b.key) : a.createdAtMs - b.createdAtMs;
    return (ascending || Number(a.id) - Number(b.id)) * (order.descending ? -1 : 1);
  };

/** POST /rest/api/3/search/jql: no total, opaque tokens, and an index that lags behind. */
export const search = (context: SearchContext, given: unknown): Record<string, unknown> => {
  const parsed = body.safeParse(given);
  if (!parsed.success)
    throw new Refusal(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
  const { jql, fields, properties, reconcileIssues, expand } = parsed.data;
  const { matches, orderBy } = parseJql(jql, context.world, context.nowMs);
  const isIndexed = (issue: FakeIssue): boolean =>
    issue.createdAtMs + context.indexLagMs <= context.nowMs || reconcileIssues.includes(Number(issue.id));
  const found = [...context.world.issues.values()]
    .filter((issue) => isIndexed(issue) && matches(issue))
    .sort(compare(orderBy));
  const start =
    parsed.data.nextPageToken === undefined ? 0 : Number(Buffer.from(parsed.data.nextPageToken, 'base64url'));
  if (!Number.isInteger(start)) throw new Refusal(400, ['The nextPageToken is invalid.']);
  const end = start + Math.min(Math.max(parsed.data.maxResults, 1), context.largestPage);
  const isLast = end >= found.length;
  return {
    issues: found
      .slice(start, end)
      .map((issue) => presentIssue(context.world, issue, { base: context.base, fields, properties })),
    isLast,
    ...(isLast ? {} : { nextPageToken: Buffer.from(String(end)).toString('base64url') }),
    ...(expand.includes('names')
      ? { names: Object.fromEntries(fields.map((id) => [id, fieldNames[id] ?? id])) }
      : {}),
  };
};
