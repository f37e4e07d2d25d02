import { z } from 'zod';
import { parseJql } from './jql.js';
import { may } from './people.js';
import { presentIssue } from './present.js';
import { Refusal } from './refusal.js';
import type { RouteContext } from './route.js';
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

const namesOf = (world: World, asked: readonly string[]): Record<string, string> => {
  const wantsAll = asked.some((field) => field.startsWith('*'));
  const known = world.fields.filter(({ id }) => wantsAll || asked.includes(id));
  return Object.fromEntries(known.map(({ id, name }) => [id, name]));
};

const tokenOf = (generation: number, start: number): string =>
  Buffer.from(`${String(generation)}:${String(start)}`).toString('base64url');

const startOf = (world: World, token: string): number => {
  const [generation, start] = Buffer.from(token, 'base64url').toString().split(':').map(Number);
  if (generation !== world.pageGeneration || start === undefined || !Number.isInteger(start))
    throw new Refusal(400, ['The nextPageToken is invalid or has expired.']);
  return start;
};

/** POST /rest/api/3/search/jql: no total, opaque tokens, and an index that lags behind. */
export const search = (context: RouteContext, given: unknown): Record<string, unknown> => {
  const parsed = body.safeParse(given);
  if (!parsed.success)
    throw new Refusal(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
  const { jql, fields, properties, reconcileIssues, expand } = parsed.data;
  const { matches, compare } = parseJql(jql, context.world, context.nowMs);
  const isIndexed = (issue: FakeIssue): boolean =>
    issue.createdAtMs + context.indexLagMs <= context.nowMs || reconcileIssues.includes(Number(issue.id));
  const found = [...context.world.issues.values()]
    .filter(
      (issue) =>
        may(context.person, 'BROWSE_PROJECTS', issue.projectKey) && isIndexed(issue) && matches(issue),
    )
    .sort(compare);
  const { nextPageToken } = parsed.data;
  const start = nextPageToken === undefined ? 0 : startOf(context.world, nextPageToken);
  const end = start + Math.min(Math.max(parsed.data.maxResults, 1), context.largestPage);
  const isLast = end >= found.length;
  return {
    issues: found
      .slice(start, end)
      .map((issue) => presentIssue(context.world, issue, { base: context.base, fields, properties })),
    isLast,
    ...(isLast ? {} : { nextPageToken: tokenOf(context.world.pageGeneration, end) }),
    ...(expand.includes('names') ? { names: namesOf(context.world, fields) } : {}),
  };
};
