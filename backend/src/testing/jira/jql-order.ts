import type { FakeIssue } from './world.js';

type Compare = (a: FakeIssue, b: FakeIssue) => number;

const keyNumber = (key: string): number => Number(key.split('-').at(-1));
const byKey: Compare = (a, b) =>
  a.projectKey.localeCompare(b.projectKey) || keyNumber(a.key) - keyNumber(b.key);
const byNumber: Compare = (a, b) => Number(a.id) - Number(b.id);

const fields: Readonly<Record<string, Compare>> = {
  created: (a, b) => a.createdAtMs - b.createdAtMs,
  updated: (a, b) => a.updatedAtMs - b.updatedAtMs,
  key: byKey,
  issuekey: byKey,
  id: byNumber,
};

/** The order `ORDER BY` asks for; newest first where it asks for none. */
export const orderOf = (clause: string): Compare => {
  const parts = clause
    .split(',')
    .map((part) => part.trim().toLowerCase().split(/\s+/))
    .filter(([field]) => field !== undefined && field !== '');
  const given = parts.length === 0 ? [['created', 'desc']] : parts;
  return (a, b) => {
    for (const [field = '', direction] of given) {
      const order = (fields[field] ?? byNumber)(a, b) * (direction === 'desc' ? -1 : 1);
      if (order !== 0) return order;
    }
    return byNumber(a, b);
  };
};
