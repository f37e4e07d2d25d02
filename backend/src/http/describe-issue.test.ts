import { z } from 'zod';
import { describeIssue } from './describe-issue.js';

const problems = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map(describeIssue) ?? [];

describe('describeIssue', () => {
  it.each([
    [z.string(), undefined, 'is missing'],
    [z.string(), 3, 'must be text'],
    [z.number(), 'x', 'must be a number'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(12, 'must be at least 12 characters long'), 'x', 'must have at least 12 characters'],
    [z.string().max(3), 'long', 'must have at most 3 characters'],
    [z.number().min(1), 0, 'must be at least 1'],
    [z.number().positive(), 0, 'must be more than 0'],
    [z.number().max(1), 2, 'must be at most 1'],
    [z.array(z.number()).min(1), [], 'must have at least 1 entries'],
    [z.uuid(), 'x', 'must be an id as the API gave it (a UUID)'],
    [z.enum(['a', 'b']), 'c', 'must be one of a, b'],
    [z.strictObject({}), { x: 1 }, 'does not know “x”; leave it out'],
    [
      z.strictObject({}),
      { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 },
      'does not know “a”, “b”, “c”, “d”, “e” and 2 more; leave it out',
    ],
    [z.string().regex(/^A/, 'must start with A'), 'b', 'must start with A'],
    [z.iso.datetime(), 'yesterday', 'must be a moment such as 2026-11-23T09:30:00Z'],
  ])('says it plainly (%#)', (schema, value, expected) => {
    expect(problems(schema, value)).toEqual([expected]);
  });
});
