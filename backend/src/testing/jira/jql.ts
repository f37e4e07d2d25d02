import { Refusal } from './refusal.js';
import type { FakeIssue, World } from './world.js';

type Test = (issue: FakeIssue) => boolean;
export interface Jql {
  readonly matches: Test;
  readonly orderBy: { readonly field: 'created' | 'key'; readonly descending: boolean };
}

const tokensOf = (text: string): string[] =>
  [...text.matchAll(/"(?:[^"\\]|\\.)*"|>=|<=|!=|[()=,]|[^\s()=,"]+/g)].map(([token]) => token);

const unquote = (token: string): string =>
  token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;

const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const sinceMs = (value: string, nowMs: number): number => {
  const relative = /^-(\d+)([mhdw])$/.exec(value);
  const at =
    relative === null ? Date.parse(value) : nowMs - Number(relative[1]) * (unitMs[relative[2] ?? ''] ?? 0);
  if (Number.isNaN(at)) throw new Refusal(400, [`Date value '${value}' for field 'created' is invalid.`]);
  return at;
};

const searchable = new Set(['project', 'labels', 'parent', 'key', 'issuekey', 'id', 'issuetype']);

const valueOf = (issue: FakeIssue, field: string, world: World): readonly string[] => {
  const project = world.projects.get(issue.projectKey);
  switch (field) {
    case 'project':
      return [issue.projectKey, project?.id ?? '', project?.name ?? ''];
    case 'labels':
      return issue.labels;
    case 'parent':
      return issue.parentKey === null ? [] : [issue.parentKey];
    case 'key':
    case 'issuekey':
      return [issue.key];
    case 'id':
      return [issue.id];
    case 'issuetype':
      return [issue.typeId, project?.issueTypes.find(({ id }) => id === issue.typeId)?.name ?? ''];
    default:
      return [];
  }
};

/** The part of JQL that the client uses: `=`, `!=`, `in`, `created >=`, AND, OR, parentheses and ORDER BY. */
export const parseJql = (text: string, world: World, nowMs: number): Jql => {
  const [condition = '', order = ''] = text.split(/\border by\b/i);
  const tokens = tokensOf(condition);
  let at = 0;
  const peek = (): string => (tokens[at] ?? '').toLowerCase();
  const take = (): string => {
    const token = tokens[at];
    if (token === undefined) throw new Refusal(400, ['Error in the JQL Query: it ends too early.']);
    at += 1;
    return token;
  };
  const list = (): string[] => {
    const values: string[] = [];
    take();
    while (peek() !== ')') {
      if (peek() === ',') take();
      values.push(unquote(take()));
    }
    take();
    return values;
  };
  const clause = (): Test => {
    if (peek() === '(') {
      take();
      const inner = either();
      take();
      return inner;
    }
    const field = unquote(take()).toLowerCase();
    const operator = take().toLowerCase();
    if (field === 'created' || field === 'updated') {
      const from = sinceMs(unquote(take()), nowMs);
      if (operator !== '>=') throw new Refusal(400, [`The operator '${operator}' is not supported here.`]);
      return (issue) => issue.createdAtMs >= from;
    }
    const wanted = operator === 'in' ? list() : [unquote(take())];
    if (!['=', '!=', 'in'].includes(operator))
      throw new Refusal(400, [`Error in the JQL Query: Expecting an operator but got '${operator}'.`]);
    if (
      field === 'project' &&
      !wanted.every((key) => [...world.projects.values()].some((p) => p.key === key))
    )
      throw new Refusal(400, [`The value '${wanted.join()}' does not exist for the field 'project'.`]);
    if (!searchable.has(field))
      throw new Refusal(400, [`Field '${field}' does not exist or you do not have permission to view it.`]);
    const holds: Test = (issue) => valueOf(issue, field, world).some((value) => wanted.includes(value));
    return operator === '!=' ? (issue) => !holds(issue) : holds;
  };
  const both = (): Test => {
    let test = clause();
    while (peek() === 'and') {
      take();
      const [left, right] = [test, clause()];
      test = (issue) => left(issue) && right(issue);
    }
    return test;
  };
  const either = (): Test => {
    let test = both();
    while (peek() === 'or') {
      take();
      const [left, right] = [test, both()];
      test = (issue) => left(issue) || right(issue);
    }
    return test;
  };
  if (tokens.length === 0)
    throw new Refusal(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  const matches = either();
  if (at < tokens.length)
    throw new Refusal(400, [`Error in the JQL Query: unexpected '${tokens[at] ?? ''}'.`]);
  return {
    matches,
    orderBy: { field: /\bkey\b/i.test(order) ? 'key' : 'created', descending: !/\basc\b/i.test(order) },
  };
};
