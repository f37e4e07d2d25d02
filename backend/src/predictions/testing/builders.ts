import type { InputValue } from '@valora/contracts';
import type { Backlog, DeliveredFeature, PredictableFeature, PredictingTeam } from '../predictor.js';

export const anInput = (value: number, more: Partial<InputValue> = {}): InputValue => ({
  value,
  source: 'human',
  asOf: '2026-11-01T09:00:00.000Z',
  actor: 'Ada',
  ...more,
});

type Amounts = Readonly<Record<string, number>>;
type Given = Partial<Omit<PredictableFeature, 'inputs'>> & { readonly inputs?: Amounts };

const withInputs = (amounts: Amounts = {}): Record<string, InputValue> =>
  Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, anInput(value)]));

export const aPredictable = ({ inputs, ...given }: Given = {}): PredictableFeature => ({
  id: given.key ?? 'P-1',
  key: 'P-1',
  title: 'Export invoices as PDF',
  description: 'Customers want to send them on',
  createdAt: null,
  type: null,
  labels: [],
  demand: 0,
  ...given,
  inputs: withInputs(inputs),
});

type Became = Given & Partial<Pick<DeliveredFeature, 'actualEffortDays' | 'realisedValue' | 'recordedAt'>>;

export const aDelivered = ({
  actualEffortDays,
  realisedValue,
  recordedAt,
  ...given
}: Became = {}): DeliveredFeature => ({
  ...aPredictable({ key: 'D-1', ...given }),
  actualEffortDays: actualEffortDays ?? null,
  realisedValue: realisedValue ?? null,
  recordedAt: recordedAt ?? '2026-10-01T09:00:00.000Z',
  source: 'human',
  actor: 'Grace',
});

export const aPredictingTeam = (more: Partial<PredictingTeam> = {}): PredictingTeam => ({
  currency: 'EUR',
  dayRate: { amount: 600, assumed: false },
  ...more,
});

/** 0 ≤ x < 1, the same for the same seed: for made-up data, not for chance. */
export const steadyNoise = (seed: number): number => {
  const x = Math.sin(seed * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
};

/** `count` issues whose points follow a word of the title, with some noise, so that text can be learned. */
export const issuesWithTellingTexts = (count: number): PredictableFeature[] =>
  Array.from({ length: count }, (_, i) => {
    const big = steadyNoise(i + 1) > 0.5;
    const points = (big ? 8 : 2) * (steadyNoise(i + 7001) > 0.8 ? 2 : 1);
    return aPredictable({
      key: `T-${i + 1}`,
      title: `${big ? 'Migrate' : 'Rename'} the ${['invoice', 'report', 'login', 'search'][i % 4]} page ${i}`,
      description: steadyNoise(i + 99) > 0.5 ? 'As discussed' : '',
      inputs: { storyPoints: points },
    });
  });

let versions = 0;
/** A backlog nobody has learned from yet. */
export const aBacklog = (features: readonly PredictableFeature[] = []): Backlog => {
  versions += 1;
  return { version: `backlog ${versions}`, load: () => Promise.resolve(features) };
};
