import type { Framework, RankingSettings } from '@valora/contracts';

const always = ['value', 'effortDays', 'storyPoints'] as const;

const byFramework: Record<Exclude<Framework, 'weighted' | 'formula'>, readonly string[]> = {
  roi: always,
  rice: ['reach', 'impact', 'confidence', 'effort'],
  ice: ['iceImpact', 'iceConfidence', 'iceEase'],
  wsjf: ['businessValue', 'timeCriticality', 'riskReduction', 'jobSize'],
  opportunity: ['importance', 'satisfaction'],
  value_effort: always,
};

/** Predicted, so that nobody is asked for them. */
export const notInputs: ReadonlySet<string> = new Set([
  'predictedRoi',
  'predictedValue',
  'predictedEffortDays',
  'demand',
]);
const functions = new Set(['min', 'max', 'abs', 'sqrt', 'ln', 'log10', 'exp', 'if']);

const namesIn = (formula: string): string[] =>
  (formula.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? []).filter(
    (name) => !functions.has(name) && !notInputs.has(name),
  );

const ofFramework = (settings: RankingSettings): readonly string[] => {
  switch (settings.framework) {
    case 'weighted':
      return settings.criteria.map(({ name }) => name).filter((name) => !notInputs.has(name));
    case 'formula':
      return namesIn(settings.formula ?? '');
    default:
      return byFramework[settings.framework];
  }
};

/** Inputs to show: what the score or the prediction reads first, then whatever else is set. */
export const relevantInputs = (settings: RankingSettings | null, set: readonly string[]): string[] => [
  ...new Set([...(settings ? ofFramework(settings) : []), ...always, ...set]),
];
