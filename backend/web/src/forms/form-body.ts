import type { FieldErrors } from './field-errors.js';
import { parseAmount } from './parse-amount.js';

/**
 * How the text of a field becomes part of the body. `secret` is never trimmed; `number` reads an amount; `orNull` and
 * `orNone` say what an empty field means: null, or left out.
 */
export type FieldKind =
  'text' | 'textOrNull' | 'textOrNone' | 'secret' | 'secretOrNone' | 'number' | 'numberOrNull';

/** Kind of each field; keys are paths below the body such as `team.dayRate`. */
export type FormKinds = Readonly<Record<string, FieldKind>>;
export type FormValues<K extends FormKinds> = { readonly [P in keyof K]: string };

type Reading = { readonly value: unknown } | { readonly problem: string } | 'none';

const readNumber = (typed: string, empty: Reading): Reading => {
  const parsed = parseAmount(typed);
  if (parsed === 'empty') return empty;
  return 'amount' in parsed ? { value: parsed.amount } : parsed;
};

const readField = (kind: FieldKind, typed: string): Reading => {
  const text = typed.trim();
  switch (kind) {
    case 'text':
      return { value: text };
    case 'textOrNull':
      return { value: text === '' ? null : text };
    case 'textOrNone':
      return text === '' ? 'none' : { value: text };
    case 'secret':
      return { value: typed };
    case 'secretOrNone':
      return typed === '' ? 'none' : { value: typed };
    case 'number':
      return readNumber(typed, 'none');
    case 'numberOrNull':
      return readNumber(typed, { value: null });
  }
};

const put = (body: Record<string, unknown>, path: string, value: unknown): void => {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    body[head] = value;
    return;
  }
  const inner = (body[head] ??= {}) as Record<string, unknown>;
  put(inner, rest.join('.'), value);
};

/** The body a form stands for, and what in it could not be read. Limits and formats are left to the contract. */
export const formBody = <K extends FormKinds>(
  kinds: K,
  values: FormValues<K>,
): { readonly body: Record<string, unknown>; readonly errors: FieldErrors } => {
  const body: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const [path, kind] of Object.entries(kinds)) {
    const read = readField(kind, values[path] ?? '');
    if (read === 'none') continue;
    if ('problem' in read) errors[path] = read.problem;
    else put(body, path, read.value);
  }
  return { body, errors };
};
