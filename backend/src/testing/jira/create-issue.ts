import { z } from 'zod';
import { Refusal } from './refusal.js';
import { nextId, type FakeIssue, type FakeIssueType, type FakeProject, type World } from './world.js';

const body = z.object({
  fields: z.looseObject({
    project: z.object({ key: z.string().optional(), id: z.string().optional() }),
    issuetype: z.object({ id: z.string() }),
  }),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
});

const limitCharacters = 32_767;

/** What is wrong with a field's value, in Jira's words; null where nothing is. */
export const describeProblem = (fieldId: string, value: unknown): string | null => {
  if (fieldId === 'summary') {
    if (typeof value !== 'string' || value.trim() === '') return 'You must specify a summary of the issue.';
    if (value.length > 255) return 'Summary must be less than 255 characters.';
    return /[\r\n]/.test(value) ? 'The summary is invalid because it contains newline characters.' : null;
  }
  if (fieldId === 'description') {
    const document = z.object({
      type: z.literal('doc'),
      version: z.literal(1),
      content: z.array(z.unknown()),
    });
    if (!document.safeParse(value).success)
      return 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
    return JSON.stringify(value).length > limitCharacters ? 'CONTENT_LIMIT_EXCEEDED' : null;
  }
  if (fieldId === 'labels') {
    const labels = z.array(z.string().max(255).regex(/^\S+$/)).safeParse(value);
    return labels.success ? null : "The label can't contain spaces.";
  }
  return null;
};

const checkFields = (project: FakeProject, type: FakeIssueType, fields: Record<string, unknown>): void => {
  const screen = project.createFields.get(type.id) ?? [];
  const problems: Record<string, string> = {};
  for (const [fieldId, value] of Object.entries(fields)) {
    const onScreen = screen.some((field) => field.fieldId === fieldId);
    const problem = onScreen
      ? describeProblem(fieldId, value)
      : `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
    if (problem !== null) problems[fieldId] = problem;
  }
  for (const field of screen)
    if (field.required && !field.hasDefaultValue && fields[field.fieldId] === undefined)
      problems[field.fieldId] ??= `${field.name} is required.`;
  if (Object.keys(problems).length > 0) throw new Refusal(400, [], problems);
};

const checkParent = (world: World, type: FakeIssueType, parent: unknown): string | null => {
  if (parent === undefined) return null;
  const { key } = z.object({ key: z.string() }).parse(parent);
  const issue = world.issues.get(key);
  const parentType = world.projects
    .get(issue?.projectKey ?? '')
    ?.issueTypes.find(({ id }) => id === issue?.typeId);
  if (parentType === undefined || parentType.hierarchyLevel !== type.hierarchyLevel + 1)
    throw new Refusal(400, [], { parent: 'Please select valid parent issue.' });
  return key;
};

export const nextKey = (world: World, projectKey: string): string => {
  const number = (world.lastNumber.get(projectKey) ?? 0) + 1;
  world.lastNumber.set(projectKey, number);
  return `${projectKey}-${String(number)}`;
};

export const putIssue = (
  world: World,
  issue: Omit<FakeIssue, 'id' | 'key' | 'comments' | 'worklogs'>,
): FakeIssue => {
  const id = nextId(world);
  const key = nextKey(world, issue.projectKey);
  const made = { ...issue, id, key, comments: [], worklogs: [] };
  world.issues.set(made.key, made);
  return made;
};

/** Creates an issue as POST /rest/api/3/issue does. Throws Refusal with Jira's wording. */
export const createIssue = (world: World, given: unknown, nowMs: number): FakeIssue => {
  const parsed = body.safeParse(given);
  if (!parsed.success) throw new Refusal(400, ['Specify a valid project ID or key']);
  const { fields, properties } = parsed.data;
  const project = [...world.projects.values()].find(
    ({ id, key }) => id === fields.project.id || key === fields.project.key,
  );
  if (project === undefined) throw new Refusal(400, [], { project: 'Specify a valid project ID or key' });
  const type = project.issueTypes.find(({ id }) => id === fields.issuetype.id);
  if (type === undefined) throw new Refusal(400, [], { issuetype: 'Specify a valid issue type' });
  checkFields(project, type, fields);
  const parentKey = checkParent(world, type, fields['parent']);
  return putIssue(world, {
    projectKey: project.key,
    typeId: type.id,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    fields,
    labels: z.array(z.string()).default([]).parse(fields['labels']),
    parentKey,
    properties: new Map(properties.map(({ key, value }) => [key, value])),
  });
};
