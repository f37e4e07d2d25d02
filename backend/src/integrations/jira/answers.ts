import { z } from 'zod';

/**
 * What we read of Jira's answers, and nothing more: unknown fields are dropped, absent optional ones tolerated.
 * `self` links are never read (they change to another host in July 2026).
 */
export const account = z.object({
  accountId: z.string(),
  displayName: z
    .string()
    .nullish()
    .transform((name) => name ?? null),
});
export type JiraAccount = z.infer<typeof account>;

export const project = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  style: z
    .string()
    .nullish()
    .transform((style) => style ?? null),
  archived: z
    .boolean()
    .nullish()
    .transform((archived) => archived ?? false),
});
export type JiraProject = z.infer<typeof project>;
export const projectPage = z.object({ values: z.array(project), isLast: z.boolean().nullish() });

export const issueType = z.object({
  id: z.string(),
  name: z.string(),
  /** −1 sub-task, 0 standard, 1 epic; above 1 the site's own. */
  hierarchyLevel: z
    .int()
    .nullish()
    .transform((level) => level ?? null),
  subtask: z
    .boolean()
    .nullish()
    .transform((subtask) => subtask ?? false),
});
export type JiraIssueType = z.infer<typeof issueType>;
export const issueTypePage = z.object({
  issueTypes: z.array(issueType),
  total: z.int().nullish(),
});

export const createField = z.object({
  fieldId: z.string(),
  name: z.string(),
  required: z.boolean(),
  hasDefaultValue: z
    .boolean()
    .nullish()
    .transform((has) => has ?? false),
  /** Absent in some of Atlassian's own examples. */
  schema: z
    .object({ type: z.string(), custom: z.string().nullish() })
    .nullish()
    .transform((schema) => ({ type: schema?.type ?? null, custom: schema?.custom ?? null })),
});
export type JiraCreateField = z.infer<typeof createField>;
export const createFieldPage = z.object({
  /** The document names both; sites answer `fields`. */
  fields: z.array(createField).nullish(),
  results: z.array(createField).nullish(),
  total: z.int().nullish(),
});

export const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((fields) => fields ?? {}),
  properties: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((properties) => properties ?? {}),
});
export type JiraIssue = z.infer<typeof issue>;

export const searchPage = z.object({
  issues: z
    .array(issue)
    .nullish()
    .transform((issues) => issues ?? []),
  nextPageToken: z
    .string()
    .nullish()
    .transform((token) => token ?? null),
  isLast: z.boolean().nullish(),
});

export const createdIssue = z.object({ id: z.string(), key: z.string() });
export type JiraIssueRef = z.infer<typeof createdIssue>;

export const entityProperty = z.object({ key: z.string(), value: z.unknown() });
export const nothing = z.unknown().transform(() => undefined);
