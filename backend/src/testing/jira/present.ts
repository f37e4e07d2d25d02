import type { FakeIssue, FakeProject, World } from './world.js';

/** Jira writes `2026-03-26T15:30:00.000+0000`. */
const jiraDate = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

const self = (base: string, path: string): string => `${base}/rest/api/3/${path}`;

const allFields = (world: World, issue: FakeIssue, base: string): Record<string, unknown> => {
  const project = world.projects.get(issue.projectKey);
  const type = project?.issueTypes.find(({ id }) => id === issue.typeId);
  return {
    ...issue.fields,
    summary: issue.fields['summary'],
    labels: issue.labels,
    created: jiraDate(issue.createdAtMs),
    updated: jiraDate(issue.createdAtMs),
    project: { id: project?.id, key: project?.key, name: project?.name },
    issuetype: {
      self: self(base, `issuetype/${issue.typeId}`),
      id: issue.typeId,
      name: type?.name,
      subtask: type?.subtask,
      hierarchyLevel: type?.hierarchyLevel,
    },
    status: issue.fields['status'] ?? { name: 'To Do', statusCategory: { key: 'new', name: 'To Do' } },
    ...(issue.parentKey === null ? {} : { parent: { key: issue.parentKey } }),
  };
};

export const presentIssue = (
  world: World,
  issue: FakeIssue,
  ask: { readonly base: string; readonly fields: readonly string[]; readonly properties: readonly string[] },
): Record<string, unknown> => {
  const known = allFields(world, issue, ask.base);
  const wantsAll = ask.fields.some((field) => field === '*all' || field === '*navigable');
  const wanted = wantsAll ? Object.keys(known) : ask.fields.filter((field) => field in known);
  return {
    expand: 'operations,versionedRepresentations,editmeta,changelog,renderedFields',
    id: issue.id,
    self: self(ask.base, `issue/${issue.id}`),
    key: issue.key,
    ...(ask.fields.length === 0
      ? {}
      : { fields: Object.fromEntries(wanted.map((field) => [field, known[field]])) }),
    ...(ask.properties.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            ask.properties
              .filter((key) => issue.properties.has(key))
              .map((key) => [key, issue.properties.get(key)]),
          ),
        }),
  };
};

export const presentProject = (project: FakeProject, base: string): Record<string, unknown> => ({
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
  self: self(base, `project/${project.id}`),
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: 'software',
  simplified: project.style === 'next-gen',
  style: project.style,
  isPrivate: false,
});

export const fieldNames: Readonly<Record<string, string>> = {
  summary: 'Summary',
  description: 'Description',
  labels: 'Labels',
  created: 'Created',
  updated: 'Updated',
  project: 'Project',
  issuetype: 'Issue Type',
  status: 'Status',
  parent: 'Parent',
  customfield_10016: 'Story point estimate',
};
