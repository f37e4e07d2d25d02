import { inputDefinitions, type BuiltInInput, type InputDefinition } from '@valora/contracts';
import { parseDays, parseJiraSeconds } from './parse-duration.js';
import { parseMoney, parseNumber, parsePercent, type DecimalMark } from './parse-number.js';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

type Words = Readonly<Record<string, number>>;

/** The names of RICE's scales, as Intercom published them. */
const impactWords: Words = { massive: 3, huge: 3, high: 2, medium: 1, low: 0.5, minimal: 0.25 };
const confidenceWords: Words = { high: 1, medium: 0.8, low: 0.5 };

const fromWords = (words: Words, raw: string): number | null =>
  Object.hasOwn(words, raw.trim().toLowerCase()) ? (words[raw.trim().toLowerCase()] ?? null) : null;

/** A share: `0.8`, `80%`, or `80` where only shares up to 1 make sense. */
const share = (raw: string, mark: DecimalMark): number | null => {
  const percent = parsePercent(raw, mark);
  if (percent !== null) return percent;
  const value = parseNumber(raw, mark);
  return value !== null && value > 1 && value <= 100 ? value / 100 : value;
};

type Reader = (raw: string, mark: DecimalMark) => number | null;
const readers: Partial<Record<BuiltInInput, Reader>> = {
  impact: (raw, mark) => fromWords(impactWords, raw) ?? parseNumber(raw, mark),
  confidence: (raw, mark) => fromWords(confidenceWords, raw) ?? share(raw, mark),
  satisfaction: (raw, mark) => parsePercent(raw, mark) ?? parseNumber(raw, mark),
  value: parseMoney,
  costOfDelay: parseMoney,
  effortDays: parseDays,
};

const definitionOf = (name: string): InputDefinition | null =>
  Object.hasOwn(inputDefinitions, name) ? inputDefinitions[name as BuiltInInput] : null;

const broken = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

const within = (definition: InputDefinition, value: number): Parsed<number> => {
  const { label, unit, min, max, allowed } = definition;
  if (allowed !== undefined && !allowed.includes(value))
    return broken(`${label} (${unit}) must be one of ${allowed.join(', ')}`);
  if (value < min) return broken(`${label} (${unit}) must be at least ${min}`);
  if (value > max) return broken(`${label} (${unit}) must be at most ${max}`);
  return { ok: true, value };
};

const ownCriterionLimit = 1e12;

/** One cell → the value of an input in its own unit. A value outside the scale of its framework is refused, never rounded. */
export const parseInput = (name: string, raw: string, mark: DecimalMark): Parsed<number> => {
  const definition = definitionOf(name);
  const value = (definition === null ? parseNumber : (readers[name as BuiltInInput] ?? parseNumber))(
    raw,
    mark,
  );
  if (value === null) return broken('not a number');
  if (definition !== null) return within(definition, value);
  return Math.abs(value) <= ownCriterionLimit ? { ok: true, value } : broken('number out of range');
};

const amount = (value: number | null, min: number, max: number): Parsed<number> => {
  if (value === null) return broken('not a number');
  return value >= min && value <= max ? { ok: true, value } : broken(`must lie between ${min} and ${max}`);
};

/** Money a delivered feature returned; below zero is a loss. */
export const parseRealisedValue = (raw: string, mark: DecimalMark): Parsed<number> =>
  amount(parseMoney(raw, mark), -1e12, 1e12);

export const parseActualDays = (raw: string, mark: DecimalMark): Parsed<number> =>
  amount(parseDays(raw, mark), 0, 100_000);

/** Person-days out of Jira's time tracking. */
export const parseTrackedTime = (raw: string, mark: DecimalMark): Parsed<number> =>
  amount(parseJiraSeconds(raw, mark), 0, 100_000);
