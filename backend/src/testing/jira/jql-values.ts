import { Refusal } from './refusal.js';
import { issueByIdOrKey, type FakeIssue, type World } from './world.js';

const named = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const { id, name, key } = value as { id?: unknown; name?: unknown; key?: unknown };
  return [id, name, key].filter((one): one is string => typeof one === 'string');
};
const all = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(named) : named(value));

const statusOf = (issue: FakeIssue): unknown => issue.fields['status'] ?? { name: 'To Do' };

type Values = (issue: FakeIssue, world: World) => readonly string[];

const ofKey: Values = (issue) => [issue.key, issue.id];

/** What an issue has in a field of JQL; a field that is not here does not exist. */
export const jqlFields: Readonly<Record<string, Values>> = {
  project: (issue, world) => {
    const project = world.projects.get(issue.projectKey);
    return [issue.projectKey, project?.id ?? '', project?.name ?? ''];
  },
  labels: (issue) => issue.labels,
  parent: (issue, world) =>
    issue.parentKey === null ? [] : [issue.parentKey, issueByIdOrKey(world, issue.parentKey)?.id ?? ''],
  key: ofKey,
  issuekey: ofKey,
  issue: ofKey,
  id: ofKey,
  issuetype: (issue, world) => {
    const types = world.projects.get(issue.projectKey)?.issueTypes ?? [];
    return [issue.typeId, types.find(({ id }) => id === issue.typeId)?.name ?? ''];
  },
  status: (issue) => all(statusOf(issue)),
  statuscategory: (issue) => {
    const status = statusOf(issue) as { statusCategory?: unknown };
    return all(status.statusCategory ?? { key: 'new', name: 'To Do' });
  },
  level: (issue) => all(issue.fields['security']),
  fixversion: (issue) => all(issue.fields['fixVersions']),
  resolution: (issue) => all(issue.fields['resolution']),
};

/** Issues by number, so that pages of a growing project do not shift. */
export const issueNumber = (world: World, value: string): number => {
  const number = /^\d+$/.test(value) ? Number(value) : Number(issueByIdOrKey(world, value)?.id);
  if (Number.isNaN(number))
    throw new Refusal(400, [`An issue with key '${value}' does not exist for field 'key'.`]);
  return number;
};

const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A moment of JQL: relative, or a date in the time zone of the account (UTC here). */
export const momentOf = (value: string, nowMs: number): number => {
  const relative = /^-(\d+)([mhdw])$/.exec(value);
  const at =
    relative === null
      ? Date.parse(`${value.replaceAll('/', '-').replace(' ', 'T')}${value.includes(':') ? 'Z' : ''}`)
      : nowMs - Number(relative[1]) * (unitMs[relative[2] ?? ''] ?? 0);
  if (Number.isNaN(at)) throw new Refusal(400, [`Date value '${value}' is invalid.`]);
  return at;
};
