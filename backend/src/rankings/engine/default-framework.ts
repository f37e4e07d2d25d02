import type { Framework } from '@valora/contracts';

const needs: readonly (readonly [Framework, readonly (readonly string[])[]])[] = [
  ['rice', [['reach'], ['impact'], ['confidence'], ['effort']]],
  ['wsjf', [['businessValue'], ['timeCriticality'], ['riskReduction'], ['jobSize']]],
  ['ice', [['iceImpact'], ['iceConfidence'], ['iceEase']]],
  ['opportunity', [['importance'], ['satisfaction']]],
  ['value_effort', [['value'], ['effortDays', 'effort']]],
];

/** The framework a backlog was kept for, by the inputs it has a column for; predicted return when it is none. */
export const defaultFrameworkFor = (inputNamesPresent: Iterable<string>): Framework => {
  const present = new Set(inputNamesPresent);
  const found = needs.find(([, inputs]) =>
    inputs.every((either) => either.some((name) => present.has(name))),
  );
  return found?.[0] ?? 'roi';
};
