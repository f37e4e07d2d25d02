// Imports nothing, so that screens which cannot carry the parsers can use it too.

/** One input a person, an import or a sync can give about a feature; scales are fixed so that adding features never moves others. */
export interface InputDefinition {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Only these values, where the framework defines a scale. */
  readonly allowed?: readonly number[];
  readonly higherIsBetter: boolean;
  readonly description: string;
}

const fibonacci = [1, 2, 3, 5, 8, 13, 21] as const;
const oneToTen = { unit: '1–10', min: 1, max: 10, higherIsBetter: true } as const;
const money = { unit: 'money', min: 0, max: 1e12, higherIsBetter: true } as const;

/** Built-in inputs by name. `effort` is RICE's, in person-months; a person-month is 20 person-days. */
export const inputDefinitions = {
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
    unit: 'Fibonacci',
    min: 1,
    max: 21,
    allowed: fibonacci,
    higherIsBetter: true,
    description: 'WSJF user and business value',
  },
  timeCriticality: {
    label: 'Time criticality',
    unit: 'Fibonacci',
    min: 1,
    max: 21,
    allowed: fibonacci,
    higherIsBetter: true,
    description: 'WSJF time criticality',
  },
  riskReduction: {
    label: 'Risk reduction',
    unit: 'Fibonacci',
    min: 1,
    max: 21,
    allowed: fibonacci,
    higherIsBetter: true,
    description: 'WSJF risk reduction or opportunity enablement',
  },
  jobSize: {
    label: 'Job size',
    unit: 'Fibonacci',
    min: 1,
    max: 21,
    allowed: fibonacci,
    higherIsBetter: false,
    description: 'WSJF job size',
  },
  importance: {
    label: 'Importance',
    unit: '1–10',
    min: 1,
    max: 10,
    higherIsBetter: true,
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
} as const satisfies Record<string, InputDefinition>;

export type BuiltInInput = keyof typeof inputDefinitions;
export const builtInInputs = Object.keys(inputDefinitions) as BuiltInInput[];

/** Predicted quantities, which a criterion can read beside inputs. */
export const predictedNames = ['predictedRoi', 'predictedValue', 'predictedEffortDays', 'demand'] as const;
