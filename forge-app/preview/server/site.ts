import {
  roiField,
  startFakeJira,
  storyPointsField,
  type FakeJira,
} from '../../../backend/src/testing/jira/index.js';
import { projectPermissions } from '../../../backend/src/testing/jira/people.js';
import type { IssueSummary, Person, ProjectSummary } from '../shared.js';
import { inventedIssues, type InventedIssue } from './invented-issues.js';

const projectKey = 'FERRY';
const projectName = 'Ferry app';
const day = 24 * 60 * 60 * 1000;

interface SitePerson extends Person {
  readonly isSiteAdmin?: boolean;
  readonly permissions: readonly string[];
}

const people: readonly SitePerson[] = [
  {
    accountId: 'acc-aino',
    name: 'Aino Site',
    about: 'Jira admin',
    isSiteAdmin: true,
    permissions: projectPermissions,
  },
  { accountId: 'acc-pekka', name: 'Pekka Project', about: 'project admin', permissions: projectPermissions },
  {
    accountId: 'acc-mira',
    name: 'Mira Member',
    about: 'member',
    permissions: projectPermissions.slice(0, 4),
  },
  { accountId: 'acc-vera', name: 'Vera Viewer', about: 'may look', permissions: ['BROWSE_PROJECTS'] },
  { accountId: 'acc-otso', name: 'Otso Outsider', about: 'may not see the project', permissions: [] },
];

const doc = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const statuses: Readonly<Record<string, unknown>> = {
  'To Do': { id: '10000', name: 'To Do', statusCategory: { id: 2, key: 'new', name: 'To Do' } },
  'In Progress': {
    id: '10001',
    name: 'In Progress',
    statusCategory: { id: 4, key: 'indeterminate', name: 'In Progress' },
  },
  Done: { id: '10002', name: 'Done', statusCategory: { id: 3, key: 'done', name: 'Done' } },
};

const seedIssue = (jira: FakeJira, issue: InventedIssue, age: number): void => {
  const key = jira.seed({
    projectKey,
    summary: issue.summary,
    typeName: issue.type,
    labels: issue.labels,
    createdAtMs: Date.now() - age * day,
    fields: {
      description: doc(issue.description),
      status: statuses[issue.status ?? 'To Do'],
      votes: { votes: issue.votes ?? 0, hasVoted: false },
      ...(issue.points === null ? {} : { [storyPointsField]: issue.points }),
      ...(issue.mustDo === true ? { customfield_10030: [{ id: '1', value: 'Must do' }] } : {}),
      ...(issue.status === 'Done' ? { resolutiondate: new Date(Date.now() - day).toISOString() } : {}),
    },
  });
  if (issue.comment !== undefined) jira.comment(key, { text: issue.comment, accountId: 'acc-mira' });
  if (issue.hours !== undefined) jira.logWork(key, { seconds: issue.hours * 3600, accountId: 'acc-mira' });
};

/** The stateful Jira of our own tests with an invented project. */
export const startSite = async (): Promise<FakeJira> => {
  const jira = await startFakeJira({
    projects: [{ key: projectKey, name: projectName, style: 'next-gen' }],
    people: people.map(({ accountId, name, isSiteAdmin, permissions }) => ({
      accountId,
      name,
      isSiteAdmin: isSiteAdmin ?? false,
      permissions: { [projectKey]: permissions },
    })),
  });
  inventedIssues.forEach((issue, index) => {
    seedIssue(jira, issue, 160 - index * 3);
  });
  return jira;
};

export const peopleOf = (): readonly Person[] =>
  people.map(({ accountId, name, about }) => ({ accountId, name, about }));

export const projectsOf = (jira: FakeJira): readonly ProjectSummary[] => [
  { id: jira.projectId(projectKey), key: projectKey, name: projectName },
];

const plain = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const { text, content, name } = value as { text?: string; content?: unknown[]; name?: string };
  return text ?? name ?? (content ?? []).map(plain).join(' ');
};

export type FakeIssue = ReturnType<FakeJira['issues']>[number];

const typeNames = ['', 'Epic', 'Task', 'Story', 'Bug', 'Sub-task'];
export const typeNameOf = ({ typeId }: FakeIssue): string => typeNames[Number(typeId) % 100] ?? 'Task';

const summaryOf = (issue: FakeIssue): IssueSummary => {
  const { fields } = issue;
  const roi = fields[roiField];
  const hours = issue.worklogs.reduce((sum, { seconds }) => sum + seconds / 3600, 0);
  return {
    id: issue.id,
    key: issue.key,
    projectKey: issue.projectKey,
    type: typeNameOf(issue),
    typeId: issue.typeId,
    summary: plain(fields['summary']),
    description: plain(fields['description']),
    roi: typeof roi === 'number' ? roi : null,
    fields: [
      { name: 'Status', text: plain(fields['status']) || 'To Do' },
      { name: 'Labels', text: issue.labels.join(', ') || 'None' },
      { name: 'Story points', text: plain(fields[storyPointsField]) || 'None' },
      { name: 'Time logged', text: hours === 0 ? 'None' : `${String(hours)} h` },
      ...(issue.parentKey === null ? [] : [{ name: 'Parent', text: issue.parentKey }]),
    ],
  };
};

export const issuesOf = (jira: FakeJira): readonly IssueSummary[] => jira.issues().map(summaryOf);

export interface IssueChange {
  readonly key: string;
  readonly field: string;
  readonly value: string;
  readonly accountId: string;
  /** Its event comes later. */
  readonly late?: boolean;
}

const changes: Readonly<Record<string, (issue: FakeIssue, value: string) => void>> = {
  summary: (issue, value) => {
    issue.fields = { ...issue.fields, summary: value };
  },
  description: (issue, value) => {
    issue.fields = { ...issue.fields, description: doc(value) };
  },
  labels: (issue, value) => {
    issue.labels.splice(0, issue.labels.length, ...value.split(/[\s,]+/).filter((label) => label !== ''));
  },
  storyPoints: (issue, value) => {
    issue.fields = { ...issue.fields, [storyPointsField]: value === '' ? null : Number(value) };
  },
  status: (issue, value) => {
    issue.fields = { ...issue.fields, status: statuses[value] ?? statuses['To Do'] };
  },
};

/** Somebody changes an issue in Jira itself. @throws Error for a field the host cannot change */
export const changeIssue = (jira: FakeJira, { key, field, value, accountId }: IssueChange): void => {
  if (field === 'comment') jira.comment(key, { text: value, accountId });
  else if (field === 'worklogHours') jira.logWork(key, { seconds: Number(value) * 3600, accountId });
  else {
    const change = changes[field];
    if (change === undefined) throw new Error(`the host cannot change the field "${field}"`);
    jira.edit(key, (issue) => {
      change(issue, value);
    });
  }
};
