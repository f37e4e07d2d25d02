import { presentPerson } from './people.js';
import type { FakeComment, FakeIssue, FakeProject, FakeWorklog, World } from './world.js';

/** Jira writes `2026-03-26T15:30:00.000+0000`. */
const jiraDate = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

const self = (base: string, path: string): string => `${base}/rest/api/3/${path}`;

const author = (world: World, accountId: string, base: string): Record<string, unknown> => {
  const person = world.people.find(accountId);
  if (person === undefined) return { accountId, displayName: 'Former user', active: false };
  return presentPerson(person, base);
};

interface Within {
  readonly issue: FakeIssue;
  readonly base: string;
}

export const presentComment = (
  world: World,
  comment: FakeComment,
  { issue, base }: Within,
): Record<string, unknown> => ({
  self: self(base, `issue/${issue.id}/comment/${comment.id}`),
  id: comment.id,
  author: author(world, comment.accountId, base),
  updateAuthor: author(world, comment.accountId, base),
  body: comment.body,
  created: jiraDate(comment.createdAtMs),
  updated: jiraDate(comment.createdAtMs),
  jsdPublic: true,
  ...(comment.role === null
    ? {}
    : { visibility: { type: 'role', value: comment.role, identifier: comment.role } }),
});

export const presentWorklog = (
  world: World,
  worklog: FakeWorklog,
  { issue, base }: Within,
): Record<string, unknown> => ({
  self: self(base, `issue/${issue.id}/worklog/${worklog.id}`),
  id: worklog.id,
  issueId: issue.id,
  author: author(world, worklog.accountId, base),
  updateAuthor: author(world, worklog.accountId, base),
  created: jiraDate(worklog.startedAtMs),
  updated: jiraDate(worklog.startedAtMs),
  started: jiraDate(worklog.startedAtMs),
  timeSpent: `${String(Math.round(worklog.seconds / 60))}m`,
  timeSpentSeconds: worklog.seconds,
});

/** Jira puts the first 20 entries into the issue itself. */
const entriesInIssue = 20;

const typeOf = (world: World, issue: FakeIssue) =>
  world.projects.get(issue.projectKey)?.issueTypes.find(({ id }) => id === issue.typeId);

const statusOf = (issue: FakeIssue): unknown =>
  issue.fields['status'] ?? { name: 'To Do', statusCategory: { key: 'new', name: 'To Do' } };

const brief = (world: World, issue: FakeIssue, base: string): Record<string, unknown> => {
  const type = typeOf(world, issue);
  return {
    id: issue.id,
    key: issue.key,
    self: self(base, `issue/${issue.id}`),
    fields: {
      summary: issue.fields['summary'],
      status: statusOf(issue),
      issuetype: { id: issue.typeId, name: type?.name, subtask: type?.subtask },
    },
  };
};

const linksOf = (world: World, issue: FakeIssue, base: string): Record<string, unknown>[] =>
  world.links.flatMap((link, index): Record<string, unknown>[] => {
    const type = world.linkTypes.find(({ id }) => id === link.typeId);
    const [inward, outward] = [world.issues.get(link.inwardKey), world.issues.get(link.outwardKey)];
    if (inward === undefined || outward === undefined) return [];
    const id = String(10_000 + index);
    if (link.inwardKey === issue.key) return [{ id, type, outwardIssue: brief(world, outward, base) }];
    return link.outwardKey === issue.key ? [{ id, type, inwardIssue: brief(world, inward, base) }] : [];
  });

const loggedOn = (issues: readonly FakeIssue[]): number =>
  issues.flatMap(({ worklogs }) => worklogs).reduce((sum, { seconds }) => sum + seconds, 0);

/** Sums of what was logged: on the issue itself, and with its sub-tasks; without any, what the issue was seeded with. */
const timeSpent = (issue: FakeIssue, children: readonly FakeIssue[]): Record<string, unknown> => {
  const [own, all] = [loggedOn([issue]), loggedOn([issue, ...children])];
  return {
    ...(own === 0
      ? {}
      : {
          timespent: own,
          timetracking: {
            ...(issue.fields['timetracking'] as object | undefined),
            timeSpent: `${String(Math.round(own / 60))}m`,
            timeSpentSeconds: own,
          },
        }),
    ...(all === 0 ? {} : { aggregatetimespent: all }),
  };
};

const allFields = (world: World, issue: FakeIssue, base: string): Record<string, unknown> => {
  const project = world.projects.get(issue.projectKey);
  const type = typeOf(world, issue);
  const parent = issue.parentKey === null ? undefined : world.issues.get(issue.parentKey);
  const within = { issue, base };
  const children = [...world.issues.values()].filter(
    (one) => one.parentKey === issue.key && typeOf(world, one)?.subtask === true,
  );
  return {
    timespent: null,
    aggregatetimespent: null,
    timetracking: {},
    ...issue.fields,
    ...timeSpent(issue, children),
    summary: issue.fields['summary'],
    labels: issue.labels,
    created: jiraDate(issue.createdAtMs),
    updated: jiraDate(issue.updatedAtMs),
    project: { id: project?.id, key: project?.key, name: project?.name },
    issuetype: {
      self: self(base, `issuetype/${issue.typeId}`),
      id: issue.typeId,
      name: type?.name,
      subtask: type?.subtask,
      hierarchyLevel: type?.hierarchyLevel,
    },
    status: statusOf(issue),
    issuelinks: linksOf(world, issue, base),
    subtasks: children.map((child) => brief(world, child, base)),
    comment: {
      comments: issue.comments.slice(0, entriesInIssue).map((one) => presentComment(world, one, within)),
      startAt: 0,
      maxResults: entriesInIssue,
      total: issue.comments.length,
    },
    worklog: {
      worklogs: issue.worklogs.slice(0, entriesInIssue).map((one) => presentWorklog(world, one, within)),
      startAt: 0,
      maxResults: entriesInIssue,
      total: issue.worklogs.length,
    },
    ...(parent === undefined ? {} : { parent: brief(world, parent, base) }),
  };
};

/** Fields by name; `*all`, `*navigable` (without entries) and `-name` work as in Jira. */
const wantedOf = (asked: readonly string[], known: Readonly<Record<string, unknown>>): string[] => {
  const all = asked.includes('*all');
  const navigable = asked.includes('*navigable');
  const without = new Set(asked.filter((one) => one.startsWith('-')).map((one) => one.slice(1)));
  const hidden = new Set(['comment', 'worklog']);
  return Object.keys(known).filter(
    (field) => !without.has(field) && (all || (navigable && !hidden.has(field)) || asked.includes(field)),
  );
};

export const presentIssue = (
  world: World,
  issue: FakeIssue,
  ask: { readonly base: string; readonly fields: readonly string[]; readonly properties: readonly string[] },
): Record<string, unknown> => {
  const known = allFields(world, issue, ask.base);
  return {
    expand: 'operations,versionedRepresentations,editmeta,changelog,renderedFields',
    id: issue.id,
    self: self(ask.base, `issue/${issue.id}`),
    key: issue.key,
    ...(ask.fields.length === 0
      ? {}
      : { fields: Object.fromEntries(wantedOf(ask.fields, known).map((field) => [field, known[field]])) }),
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
