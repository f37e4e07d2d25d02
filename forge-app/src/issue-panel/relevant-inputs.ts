import type { BuiltInInput, Framework, RankingSettings } from '@valora/contracts';

/** What the prediction reads, whatever the score is made of. */
const always: readonly BuiltInInput[] = ['value', 'effortDays', 'storyPoints'];

const byFramework: Record<Exclude<Framework, 'weighted' | 'formula'>, readonly BuiltInInput[]> = {
  roi: always,
  rice: ['reach', 'impact', 'confidence', 'effort'],
  ice: ['iceImpact', 'iceConfidence', 'iceEase'],
  wsjf: ['businessValue', 'timeCriticality', 'riskReduction', 'jobSize'],
  opportunity: ['importance', 'satisfaction'],
  value_effort: always,
};

const predicted = new Set(['predictedRoi', 'predictedValue', 'predictedEffortDays', 'demand']);
const functions = new Set(['min', 'max', 'abs', 'sqrt', 'ln', 'log10', 'exp', 'if']);

const ofSettings = ({ framework, criteria, formula }: RankingSettings): readonly string[] => {
  switch (framework) {
    case 'weighted':
      return criteria.map(({ name }) => name);
    case 'formula':
      return (formula ?? '').match(/[A-Za-z][A-Za-z0-9_]*/g)?.filter((name) => !functions.has(name)) ?? [];
    default:
      return byFramework[framework];
  }
};

/** Inputs to offer: what the score reads first, then what the prediction reads, then whatever else is set. */
export const relevantInputs = (settings: RankingSettings | null, set: readonly string[]): string[] => [
  ...new Set(
    [...(settings ? ofSettings(settings) : []), ...always, ...set].filter((name) => !predicted.has(name)),
  ),
];
