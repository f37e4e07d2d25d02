import type { InputDefinition } from '@valora/contracts';
// Not the package: screens in Jira use this file too, and cannot carry the parsers the package brings along.
import { inputDefinitions } from '../../../../backend/contracts/src/input-definitions';
import { readNumber } from '../format/read-number';

/** What is known about an input; a criterion of the team's own takes any number. */
export const inputRules = (name: string): InputDefinition | null =>
  Object.hasOwn(inputDefinitions, name)
    ? ((inputDefinitions as Record<string, InputDefinition>)[name] ?? null)
    : null;

const predictedUnits = new Map([
  ['predictedValue', 'money'],
  ['predictedEffortDays', 'person-days'],
  ['predictedRoi', '% ROI'],
]);

/** `person-days`, `EUR per week`, or nothing. */
export const unitWords = (name: string, currency: string): string =>
  (inputRules(name)?.unit ?? predictedUnits.get(name) ?? '').replace('money', currency);

/** The unit beside a value; the name of a scale says nothing there. */
export const shownUnit = (name: string, { currency, value }: { currency: string; value: number }): string => {
  const rules = inputRules(name);
  if (rules?.allowed || /^\d/.test(rules?.unit ?? '')) return '';
  const unit = unitWords(name, currency);
  return value === 1 ? unit.replace(/s$/, '') : unit;
};

export type Typed = { readonly value: number } | { readonly problem: string };

/** A figure where the scale of that input has it, or what is wrong with it. */
export const onScale = (name: string, value: number): Typed => {
  const rules = inputRules(name);
  if (!rules) return { value };
  if (rules.allowed && !rules.allowed.includes(value))
    return { problem: `Choose one of ${rules.allowed.join(', ')}.` };
  if (value < rules.min || value > rules.max) {
    return { problem: `Give a number from ${String(rules.min)} to ${rules.max.toLocaleString('en')}.` };
  }
  return { value };
};

/** A typed figure as a number of that input, or what is wrong with it. */
export const readTyped = (name: string, typed: string): Typed => {
  const value = readNumber(typed);
  return Number.isFinite(value) ? onScale(name, value) : { problem: 'Give a number, or clear the input.' };
};
