import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const bound = (issue: { origin: string }, amount: number | bigint, least: boolean): string => {
  const limit = String(amount);
  switch (issue.origin) {
    case 'string':
      if (least && amount === 1) return 'must not be empty';
      return least ? `must have at least ${limit} characters` : `must have at most ${limit} characters`;
    case 'array':
      return least ? `must have at least ${limit} entries` : `must have at most ${limit} entries`;
    default:
      return least ? `must be at least ${limit}` : `must be at most ${limit}`;
  }
};

const formats: Readonly<Record<string, string>> = {
  uuid: 'must be an id as the API gave it (a UUID)',
  email: 'must be an e-mail address such as mara@example.com',
  url: 'must be an http or https address',
  datetime: 'must be a moment such as 2026-11-23T09:30:00Z',
  date: 'must be a day such as 2026-11-23',
  base64: 'must be base64',
};

const article = (kind: string): string =>
  ({
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    object: 'an object',
    array: 'a list',
    int: 'a whole number',
  })[kind] ?? kind;

const namedKeys = 5;
const namedCharacters = 80;

/** The first few: what came from a stranger is not sent back at any length. */
const listed = (keys: readonly string[]): string => {
  const names = keys.slice(0, namedKeys).map((key) => `“${key.slice(0, namedCharacters)}”`);
  const more = keys.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
};

/** What is wrong with a value and what to do, in plain words; a message of the contract’s own goes before. */
export const describeIssue = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? 'is missing'
        : `must be ${article(issue.expected)}`;
    case 'too_small':
      return issue.inclusive === false
        ? `must be more than ${String(issue.minimum)}`
        : bound(issue, issue.minimum, true);
    case 'too_big':
      return issue.inclusive === false
        ? `must be less than ${String(issue.maximum)}`
        : bound(issue, issue.maximum, false);
    case 'invalid_format':
      return issue.message.startsWith('Invalid ')
        ? (formats[issue.format] ?? 'has not the form it should have')
        : issue.message;
    case 'invalid_value':
      return issue.message.startsWith('Invalid ')
        ? `must be one of ${issue.values.map(String).join(', ')}`
        : issue.message;
    case 'unrecognized_keys':
      return `does not know ${listed(issue.keys)}; leave it out`;
    case 'invalid_union':
      return issue.message === 'Invalid input' ? 'has not one of the forms it may have' : issue.message;
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return issue.message;
  }
};
