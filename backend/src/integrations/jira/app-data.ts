import { z } from 'zod';
import { nothing } from './answers.js';
import { onePoint } from './points.js';
import type { Request } from './request.js';

export interface FieldValues {
  /** `customfield_…` or the key of the app's field. */
  readonly field: string;
  readonly updates: readonly { readonly issueIds: readonly string[]; readonly value: unknown }[];
}

/** Writes values of a field the app owns; no entry in the issues' history. Throws JiraError. */
export const setFieldValues = async (request: Request, { field, updates }: FieldValues): Promise<void> => {
  await request({
    method: 'PUT',
    endpoint: '/rest/api/3/app/field/{field}/value',
    path: { field },
    query: { generateChangelog: 'false' },
    body: { updates: updates.map(({ issueIds, value }) => ({ issueIds: issueIds.map(Number), value })) },
    answer: nothing,
    repeatable: true,
    points: onePoint,
  });
};

const precomputation = z.object({
  id: z.string(),
  functionKey: z.string().nullish(),
  functionName: z.string().nullish(),
  arguments: z
    .array(z.string())
    .nullish()
    .transform((given) => given ?? []),
  operator: z.string().nullish(),
  value: z.string().nullish(),
  error: z.string().nullish(),
  used: z.string().nullish(),
});
export type JiraPrecomputation = z.infer<typeof precomputation>;

const precomputationPage = z.object({
  values: z
    .array(precomputation)
    .nullish()
    .transform((values) => values ?? []),
  isLast: z.boolean().nullish(),
});

const pageSize = 100;
/** A site where people wrote more calls of the function than this has only the first refreshed. */
const maxPrecomputations = 2_000;

/** What Jira stored for the app's JQL functions; at most 2,000. Throws JiraError. */
export const listPrecomputations = async (
  request: Request,
  { functionKey }: { readonly functionKey?: string } = {},
): Promise<JiraPrecomputation[]> => {
  const found: JiraPrecomputation[] = [];
  for (let startAt = 0; startAt < maxPrecomputations; startAt = found.length) {
    const page = await request({
      method: 'GET',
      endpoint: '/rest/api/3/jql/function/computation',
      query: { startAt, maxResults: pageSize, ...(functionKey === undefined ? {} : { functionKey }) },
      answer: precomputationPage,
      repeatable: true,
      points: { most: 1 + pageSize, spent: ({ values }) => 1 + values.length },
    });
    found.push(...page.values);
    if (page.isLast !== false || page.values.length === 0) break;
  }
  return found;
};

export type PrecomputationUpdate = { readonly id: string } & (
  { readonly value: string } | { readonly error: string }
);

const updated = z
  .object({ notFoundPrecomputationIDs: z.array(z.string()).nullish() })
  .nullable()
  .transform((body) => body?.notFoundPrecomputationIDs ?? []);

/** Replaces what Jira stored; answers the ids it no longer has. Throws JiraError. */
export const updatePrecomputations = (
  request: Request,
  values: readonly PrecomputationUpdate[],
): Promise<string[]> =>
  request({
    method: 'POST',
    endpoint: '/rest/api/3/jql/function/computation',
    query: { skipNotFoundPrecomputations: 'true' },
    body: { values },
    answer: updated,
    repeatable: true,
    points: onePoint,
  });
