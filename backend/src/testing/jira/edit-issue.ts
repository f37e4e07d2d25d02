import { z } from 'zod';
import { describeProblem } from './create-issue.js';
import { Refusal } from './refusal.js';
import type { FakeIssue, World } from './world.js';

const body = z.looseObject({
  fields: z.record(z.string(), z.unknown()).default({}),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
});

/** Changes an issue as PUT /rest/api/3/issue/{id} does. Throws Refusal with Jira's wording. */
export const editIssue = (
  world: World,
  issue: FakeIssue,
  given: { readonly body: unknown; readonly nowMs: number },
): void => {
  const parsed = body.safeParse(given.body);
  if (!parsed.success) throw new Refusal(400, ['Invalid request payload.']);
  const { fields, properties } = parsed.data;
  const screen = world.projects.get(issue.projectKey)?.createFields.get(issue.typeId) ?? [];
  const problems: Record<string, string> = {};
  for (const [fieldId, value] of Object.entries(fields)) {
    const isKnown =
      screen.some((field) => field.fieldId === fieldId) ||
      world.fields.some(({ id, isAppField }) => id === fieldId && !isAppField);
    const problem = isKnown
      ? describeProblem(fieldId, value)
      : `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
    if (problem !== null) problems[fieldId] = problem;
  }
  if (Object.keys(problems).length > 0) throw new Refusal(400, [], problems);
  const { labels, ...others } = fields;
  if (labels !== undefined) issue.labels.splice(0, issue.labels.length, ...z.array(z.string()).parse(labels));
  issue.fields = { ...issue.fields, ...others };
  for (const { key, value } of properties) issue.properties.set(key, value);
  issue.updatedAtMs = given.nowMs;
};
