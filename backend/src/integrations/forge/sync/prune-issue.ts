import type { JiraIssue } from '../../jira/index.js';

type Json = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const asText = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

const idAndKey = (value: unknown): Json => {
  const { id, key } = asObject(value);
  return { id, key };
};

const pruneLink = (value: unknown): Json => {
  const link = asObject(value);
  const { name, inward, outward } = asObject(link['type']);
  return {
    type: { name, inward, outward },
    ...(link['inwardIssue'] === undefined ? {} : { inwardIssue: idAndKey(link['inwardIssue']) }),
    ...(link['outwardIssue'] === undefined ? {} : { outwardIssue: idAndKey(link['outwardIssue']) }),
  };
};

const pruneVersion = (value: unknown): Json => {
  const { id, released, releaseDate } = asObject(value);
  return { id, released, releaseDate };
};

const list = (value: unknown, prune: (one: unknown) => Json): Json[] =>
  Array.isArray(value) ? value.map(prune) : [];

const pruned: Readonly<Record<string, (value: unknown) => unknown>> = {
  project: idAndKey,
  security: (value) => (value === null || value === undefined ? null : { id: asObject(value)['id'] }),
  parent: idAndKey,
  issuelinks: (value) => list(value, pruneLink),
  fixVersions: (value) => list(value, pruneVersion),
  timetracking: (value) => {
    const { originalEstimateSeconds, timeSpentSeconds } = asObject(value);
    return { originalEstimateSeconds, timeSpentSeconds };
  },
  votes: (value) => ({ votes: asObject(value)['votes'] }),
  issuetype: (value) => {
    const { id, name, subtask, hierarchyLevel } = asObject(value);
    return { id, name, subtask, hierarchyLevel };
  },
  status: (value) => {
    const { id, name, statusCategory } = asObject(value);
    return { id, name, statusCategory: { key: asObject(statusCategory)['key'] } };
  },
};

/**
 * An issue with the named fields alone, and of these only what is used: Jira sends titles of other issues along with
 * links, and names of people along with votes.
 */
export const pruneIssue = (issue: JiraIssue, fields: readonly string[]): JiraIssue => ({
  id: issue.id,
  key: issue.key,
  properties: {},
  fields: Object.fromEntries(
    fields
      .filter((field) => Object.hasOwn(issue.fields, field))
      .map((field) => [field, (pruned[field] ?? ((value: unknown) => value))(issue.fields[field])]),
  ),
});
