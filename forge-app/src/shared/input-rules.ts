import type { BuiltInInput, InputDefinition } from '@valora/contracts';

const fibonacci = [1, 2, 3, 5, 8, 13, 21] as const;
const oneToTen = { unit: '1–10', min: 1, max: 10, higherIsBetter: true } as const;
const weightOfWsjf = { unit: 'Fibonacci', min: 1, max: 21, allowed: fibonacci } as const;
const money = { unit: 'money', min: 0, max: 1e12, higherIsBetter: true } as const;

/** The contract’s definitions, without the parsers around them; a test holds the two equal. */
export const definitions = {
  reach: {
    label: 'Reach',
    unit: 'people per quarter',
    min: 0,
    max: 1e9,
    higherIsBetter: true,
    description: 'How many people it touches in a quarter',
  },
  impact: {
    label: 'Impact',
    unit: 'RICE scale',
    min: 0.25,
    max: 3,
    allowed: [0.25, 0.5, 1, 2, 3],
    higherIsBetter: true,
    description: 'Effect on each person: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal',
  },
  confidence: {
    label: 'Confidence',
    unit: 'RICE scale',
    min: 0.5,
    max: 1,
    allowed: [0.5, 0.8, 1],
    higherIsBetter: true,
    description: 'How sure the team is: 1 high, 0.8 medium, 0.5 low',
  },
  effort: {
    label: 'Effort',
    unit: 'person-months',
    min: 0.5,
    max: 1200,
    higherIsBetter: false,
    description: 'RICE effort in person-months, at least half a month',
  },
  iceImpact: { label: 'ICE impact', ...oneToTen, description: 'ICE impact, 1 to 10' },
  iceConfidence: { label: 'ICE confidence', ...oneToTen, description: 'ICE confidence, 1 to 10' },
  iceEase: { label: 'ICE ease', ...oneToTen, description: 'ICE ease, 1 to 10' },
  businessValue: {
    label: 'Business value',
    ...weightOfWsjf,
    higherIsBetter: true,
    description: 'WSJF user and business value',
  },
  timeCriticality: {
    label: 'Time criticality',
    ...weightOfWsjf,
    higherIsBetter: true,
    description: 'WSJF time criticality',
  },
  riskReduction: {
    label: 'Risk reduction',
    ...weightOfWsjf,
    higherIsBetter: true,
    description: 'WSJF risk reduction or opportunity enablement',
  },
  jobSize: { label: 'Job size', ...weightOfWsjf, higherIsBetter: false, description: 'WSJF job size' },
  importance: {
    label: 'Importance',
    ...oneToTen,
    description: 'How important the outcome is to customers, 1 to 10',
  },
  satisfaction: {
    label: 'Satisfaction',
    unit: '0–1',
    min: 0,
    max: 1,
    higherIsBetter: false,
    description: 'How satisfied customers are today, 0 to 1',
  },
  value: {
    label: 'Value estimate',
    ...money,
    description: 'What a person expects the feature to return, in the team’s currency',
  },
  costOfDelay: {
    label: 'Cost of delay',
    ...money,
    unit: 'money per week',
    description: 'Value lost for every week of waiting',
  },
  storyPoints: {
    label: 'Story points',
    unit: 'points',
    min: 0,
    max: 10_000,
    higherIsBetter: false,
    description: 'The team’s own estimate in story points',
  },
  effortDays: {
    label: 'Effort estimate',
    unit: 'person-days',
    min: 0,
    max: 100_000,
    higherIsBetter: false,
    description: 'What a person expects it to cost, in person-days',
  },
} as const satisfies Record<BuiltInInput, InputDefinition>;

/** What is known about an input; a criterion of the team’s own takes any number. */
export const rulesOf = (name: string): InputDefinition | null =>
  Object.hasOwn(definitions, name) ? (definitions as Record<string, InputDefinition>)[name]! : null;

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
