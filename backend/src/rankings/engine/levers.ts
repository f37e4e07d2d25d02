import { inputDefinitions } from '@valora/contracts';
import { namesIn } from './formula/node.js';
import type { Scorer } from './scorer.js';
import { variables } from './variables.js';

/** Values an input may take. */
export type Range =
  | { readonly kind: 'steps'; readonly values: readonly number[] }
  | { readonly kind: 'between'; readonly low: number; readonly high: number; readonly whole: boolean };

const between = (low: number, high: number, whole = false): Range => ({ kind: 'between', low, high, whole });

const predictedRanges: Readonly<Record<string, Range>> = {
  [variables.predictedValue]: between(0, 1e12),
  [variables.predictedEffortDays]: between(0.1, 100_000),
  [variables.predictedRoi]: between(-100, 100_000),
  [variables.demand]: between(0, 10_000, true),
};

/** The allowed range of an input, or null where the team has set none. */
export const rangeOf = (name: string, { criteria }: Scorer): Range | null => {
  if (Object.hasOwn(predictedRanges, name)) return predictedRanges[name]!;
  if (Object.hasOwn(inputDefinitions, name)) {
    const definition = inputDefinitions[name as keyof typeof inputDefinitions];
    return 'allowed' in definition
      ? { kind: 'steps', values: definition.allowed }
      : between(definition.min, definition.max);
  }
  const criterion = criteria.find((one) => one.name === name);
  if (criterion === undefined) return null;
  const { anchorLow, anchorHigh } = criterion;
  return between(Math.min(anchorLow, anchorHigh), Math.max(anchorLow, anchorHigh));
};

/**
 * What can be changed about a score: the inputs behind it and the predicted quantities it is made of. The day rate is
 * the team's, not the feature's; predicted ROI gives way to value and effort where those explain it.
 */
export const leversOf = (scorer: Scorer): readonly string[] => {
  const names = [...namesIn(scorer.scored), ...namesIn(scorer.explained)].flatMap((name) => {
    if (name === variables.netEffortDays) return [variables.predictedEffortDays];
    if (name === variables.givenEffortDays) return ['effortDays'];
    if (name === variables.dayRate) return [];
    return name === variables.predictedRoi && scorer.scored !== scorer.explained ? [] : [name];
  });
  return [...new Set(names)];
};
