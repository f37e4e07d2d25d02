import type { InputDefinition } from '@valora/contracts';
// The package as a whole brings the parsers along; this file of it imports nothing.
import { inputDefinitions } from '../../../backend/contracts/src/input-definitions';

/** What is known about an input; a criterion of the team’s own takes any number. */
export const rulesOf = (name: string): InputDefinition | null =>
  Object.hasOwn(inputDefinitions, name) ? (inputDefinitions as Record<string, InputDefinition>)[name]! : null;

const predictedUnits = new Map([
  ['predictedValue', 'money'],
  ['predictedEffortDays', 'person-days'],
  ['predictedRoi', '% ROI'],
]);

/** `person-days`, `EUR per week`, or nothing. */
export const unitWords = (name: string, currency: string): string =>
  (rulesOf(name)?.unit ?? predictedUnits.get(name) ?? '').replace('money', currency);

/** The unit beside a value; the name of a scale says nothing there. */
export const shownUnit = (name: string, value: number, currency: string): string => {
  const rules = rulesOf(name);
  if (rules?.allowed || /^\d/.test(rules?.unit ?? '')) return '';
  const unit = unitWords(name, currency);
  return value === 1 ? unit.replace(/s$/, '') : unit;
};

export type Typed = { readonly value: number | null } | { readonly problem: string };

/** A typed figure as a number of that input, null where it was cleared, or what is wrong. A comma is a decimal mark. */
export const readTyped = (name: string, typed: string): Typed => {
  const text = typed.trim().replace(',', '.').replace('\u2212', '-');
  if (text === '') return { value: null };
  const value = Number(text);
  if (!Number.isFinite(value)) return { problem: 'Give a number, or leave it empty for unknown.' };
  const rules = rulesOf(name);
  if (!rules) return { value };
  if (rules.allowed && !rules.allowed.includes(value))
    return { problem: `Choose one of ${rules.allowed.join(', ')}.` };
  if (value < rules.min || value > rules.max)
    return { problem: `Give a number from ${String(rules.min)} to ${rules.max.toLocaleString('en')}.` };
  return { value };
};
