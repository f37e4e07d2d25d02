import type { Framework } from '@valora/contracts';

interface FrameworkWords {
  readonly label: string;
  readonly sentence: string;
}

/** The ways a score can be made, in the words of the board. */
export const frameworkWords: Record<Framework, FrameworkWords> = {
  roi: {
    label: 'Predicted ROI',
    sentence: 'Features rank by what they are predicted to return on their cost.',
  },
  rice: {
    label: 'RICE',
    sentence: 'Features rank by reach × impact × confidence ÷ effort in person-months.',
  },
  ice: { label: 'ICE', sentence: 'Features rank by impact × confidence × ease, each from 1 to 10.' },
  wsjf: {
    label: 'WSJF',
    sentence: 'Features rank by (business value + time criticality + risk reduction) ÷ job size.',
  },
  opportunity: { label: 'Opportunity', sentence: 'Features rank by importance × (1 − satisfaction).' },
  value_effort: {
    label: 'Value over effort',
    sentence: 'Features rank by predicted value ÷ predicted effort.',
  },
  weighted: {
    label: 'Weighted criteria',
    sentence: 'Features rank by criteria of your own, each from 0 to 100 between two fixed anchors.',
  },
  formula: { label: 'Formula', sentence: 'Features rank by a formula of your own.' },
};
