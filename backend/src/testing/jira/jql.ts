import { issueNumber, jqlFields, momentOf } from './jql-values.js';
import { orderOf } from './jql-order.js';
import { Refusal } from './refusal.js';
import type { FakeIssue, World } from './world.js';

type Test = (issue: FakeIssue) => boolean;
export interface Jql {
  readonly matches: Test;
  readonly compare: (a: FakeIssue, b: FakeIssue) => number;
}

const tokensOf = (text: string): string[] =>
  [...text.matchAll(/"(?:[^"\\]|\\.)*"|>=|<=|!=|[()=,<>]|[^\s()=,"<>!]+/g)].map(([token]) => token);

const unquote = (token: string): string =>
  token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

interface Clause {
  readonly field: string;
  readonly operator: string;
  readonly wanted: readonly string[];
}

const refuseOperator = (operator: string): never => {
  throw new Refusal(400, [`Error in the JQL Query: Expecting an operator but got '${operator}'.`]);
};

const testOf = ({ field, operator, wanted }: Clause, world: World, nowMs: number): Test => {
  const [value = ''] = wanted;
  const compare = comparisons[operator];
  if (field === 'created' || field === 'updated') {
    if (compare === undefined) return refuseOperator(operator);
    const at = momentOf(value, nowMs);
    const of = (issue: FakeIssue): number => (field === 'created' ? issue.createdAtMs : issue.updatedAtMs);
    return (issue) => compare(of(issue), at);
  }
  const valuesOf = jqlFields[field];
  if (valuesOf === undefined)
    throw new Refusal(400, [`Field '${field}' does not exist or you do not have permission to view it.`]);
  if (compare !== undefined) {
    if (!['id', 'key', 'issuekey', 'issue'].includes(field)) return refuseOperator(operator);
    const number = issueNumber(world, value);
    return (issue) => compare(Number(issue.id), number);
  }
  if (operator === 'is' || operator === 'is not')
    return (issue) => (valuesOf(issue, world).length === 0) === (operator === 'is');
  const known = (one: string): boolean =>
    [...world.projects.values()].some(({ id, key, name }) => [id, key, name].includes(one));
  if (field === 'project' && !wanted.every(known))
    throw new Refusal(400, [`The value '${wanted.join()}' does not exist for the field 'project'.`]);
  const holds: Test = (issue) => valuesOf(issue, world).some((one) => wanted.includes(one));
  return operator === '!=' || operator === 'not in' ? (issue) => !holds(issue) : holds;
};

/** Reads tokens of a condition into a test. */
const createReader = (tokens: readonly string[], world: World, nowMs: number) => {
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
  const operator = (): string => {
    const first = take().toLowerCase();
    if (first === 'not' && peek() === 'in') return `not ${take().toLowerCase()}`;
    if (first === 'is' && peek() === 'not') return `is ${take().toLowerCase()}`;
    return ['=', '!=', 'in', 'is', ...Object.keys(comparisons)].includes(first)
      ? first
      : refuseOperator(first);
  };
  const clause = (): Test => {
    if (peek() === '(') {
      take();
      const inner = either();
      take();
      return inner;
    }
    const field = unquote(take()).toLowerCase();
    const by = operator();
    return testOf(
      { field, operator: by, wanted: by.endsWith('in') ? list() : [unquote(take())] },
      world,
      nowMs,
    );
  };
  const joined = (word: string, part: () => Test, join: (left: boolean, right: () => boolean) => boolean) => {
    let test = part();
    while (peek() === word) {
      take();
      const [left, right] = [test, part()];
      test = (issue) => join(left(issue), () => right(issue));
    }
    return test;
  };
  const both = (): Test => joined('and', clause, (left, right) => left && right());
  const either = (): Test => joined('or', both, (left, right) => left || right());
  return { read: either, rest: () => tokens[at] };
};

/**
 * The part of JQL that the client uses: comparisons of ids, keys and times, `=`, `!=`, `[not] in`, `is [not] empty`,
 * AND, OR, parentheses and ORDER BY. Throws Refusal.
 */
export const parseJql = (text: string, world: World, nowMs: number): Jql => {
  const [condition = '', order = ''] = text.split(/\border by\b/i);
  const tokens = tokensOf(condition);
  if (tokens.length === 0)
    throw new Refusal(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  const reader = createReader(tokens, world, nowMs);
  const matches = reader.read();
  const rest = reader.rest();
  if (rest !== undefined) throw new Refusal(400, [`Error in the JQL Query: unexpected '${rest}'.`]);
  return { matches, compare: orderOf(order) };
};
