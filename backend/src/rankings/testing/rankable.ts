import type { InputValue, RankingSettings, Spread } from '@valora/contracts';
import { builtInInputs, defaultRankingSettings, inputDefinitions } from '@valora/contracts';
import fc from 'fast-check';
import type { RankState } from '../engine/rank-state.js';
import type { RankRequest, RankableFeature, RankablePrediction, Ranking } from '../engine/types.js';

export const asOf = '2026-05-01T09:00:00Z';
export const given = (value: number): InputValue => ({ value, source: 'human', asOf, actor: 'Ada' });

const lognormal = (median: number, sigma: number): Spread => ({
  mean: median * Math.exp(sigma ** 2 / 2),
  p10: median * Math.exp(-1.2816 * sigma),
  p50: median,
  p90: median * Math.exp(1.2816 * sigma),
});

export interface PredictionParts {
  readonly value?: number;
  readonly effortDays?: number;
  readonly pNoEffect?: number;
  readonly sigma?: number;
  readonly rate?: number;
}

/** Value: `pNoEffect` at 0, else lognormal; effort lognormal; ROI from both, independent. */
export const aPrediction = ({
  value = 20_000,
  effortDays = 10,
  pNoEffect = 0,
  sigma = 0.5,
  rate = 500,
}: PredictionParts = {}): RankablePrediction => {
  const whole = lognormal(value, sigma);
  const days = lognormal(effortDays, sigma / 2);
  const mean = whole.mean * (1 - pNoEffect);
  return {
    value: {
      mean,
      p10: pNoEffect >= 0.1 ? 0 : whole.p10,
      p50: pNoEffect >= 0.5 ? 0 : whole.p50,
      p90: pNoEffect >= 0.9 ? 0 : whole.p90,
      pNoEffect,
      currency: 'EUR',
    },
    effortDays: days,
    roi: {
      mean: (mean * Math.exp((sigma / 2) ** 2)) / (days.mean * rate) - 1,
      p10: -1,
      p50: 0,
      p90: 1,
      pLoss: 0.5,
    },
    dayRate: { amount: rate, currency: 'EUR', assumed: false },
    basedOn: 'estimate',
    effortBasedOn: 'estimate',
    notEnoughSignal: false,
    outcomesUsed: 0,
    modelVersion: 'baseline-1',
    createdAt: asOf,
  };
};

export const aRankable = (number: number, more: Partial<RankableFeature> = {}): RankableFeature => ({
  id: `f${number}`,
  key: `PROJ-${number}`,
  title: `Feature ${number}`,
  status: 'idea',
  mustDo: false,
  parentKey: null,
  inputs: {},
  prediction: aPrediction(),
  demand: 0,
  needs: [],
  ...more,
});

export const settingsOf = (more: Partial<RankingSettings>): RankingSettings => ({
  ...defaultRankingSettings,
  ...more,
});

export const aRequest = (
  features: readonly RankableFeature[],
  more: Partial<RankRequest> = {},
): RankRequest => ({
  teamId: 'team-1',
  features,
  settings: defaultRankingSettings,
  overrides: [],
  now: new Date(asOf),
  draws: 200,
  ...more,
});

const arbitraryInput = (name: (typeof builtInInputs)[number]): fc.Arbitrary<InputValue> => {
  const definition = inputDefinitions[name];
  const value =
    'allowed' in definition
      ? fc.constantFrom<number>(...definition.allowed)
      : fc.double({ min: definition.min, max: Math.min(definition.max, 1e6), noNaN: true });
  return value.map(given);
};

/** Any input present or absent, any prediction, sometimes outside the ranking. */
export const arbitraryFeatures = (most = 12): fc.Arbitrary<readonly RankableFeature[]> =>
  fc
    .array(
      fc.record({
        inputs: fc.record(Object.fromEntries(builtInInputs.map((name) => [name, arbitraryInput(name)])), {
          requiredKeys: builtInInputs.filter((_, index) => index % 5 !== 4),
        }),
        prediction: fc.option(
          fc
            .record({
              value: fc.double({ min: 100, max: 1e6, noNaN: true }),
              effortDays: fc.double({ min: 0.5, max: 300, noNaN: true }),
              pNoEffect: fc.double({ min: 0, max: 0.95, noNaN: true }),
            })
            .map(aPrediction),
          { freq: 9 },
        ),
        status: fc.constantFrom('idea', 'idea', 'idea', 'planned', 'delivered'),
        mustDo: fc.constantFrom(false, false, false, true),
        demand: fc.nat(20),
      }),
      { maxLength: most },
    )
    .map((parts) => parts.map((part, index) => aRankable(index + 1, part as Partial<RankableFeature>)));

const criteria = [
  { name: 'reach', label: 'Reach', weight: 3, anchorLow: 1, anchorHigh: 10_000, scale: 'log' },
  { name: 'predictedRoi', label: 'ROI', weight: 2, anchorLow: -100, anchorHigh: 400, scale: 'linear' },
  { name: 'effort', label: 'Effort', weight: 1, anchorLow: 100, anchorHigh: 0.5, scale: 'linear' },
  { name: 'demand', label: 'Demand', weight: 1.5, anchorLow: 0, anchorHigh: 20, scale: 'linear' },
] as const;

/** Every framework, and formulas of several shapes. */
export const arbitrarySettings: fc.Arbitrary<RankingSettings> = fc.constantFrom<RankingSettings>(
  ...(['roi', 'rice', 'ice', 'wsjf', 'opportunity', 'value_effort'] as const).map((framework) =>
    settingsOf({ framework }),
  ),
  settingsOf({ framework: 'weighted', criteria: [...criteria] }),
  ...[
    'predictedRoi + 10 * demand',
    'reach * impact - (effort - 3) ^ 2 / confidence',
    'if(demand > 3, predictedValue / 1000, sqrt(reach)) * min(impact, confidence, 1)',
    'ln(1 + reach) * iceImpact - max(jobSize, storyPoints) + importance * (1 - satisfaction)',
    '(reach + impact + confidence + effort + iceImpact + iceEase + jobSize + importance + demand + businessValue + timeCriticality) ^ 2',
  ].map((formula) => settingsOf({ framework: 'formula', formula })),
);

/** A whole ranking as the states `whyMoved` compares. */
export const statesOf = ({ ranked, unscored }: Ranking): readonly RankState[] => [
  ...ranked.map(({ id, key, rank, score, contributions, override }): RankState => ({
    id,
    key,
    rank,
    score,
    contributions,
    override,
    missing: [],
  })),
  ...unscored.map(({ id, key, missing }): RankState => ({
    id,
    key,
    rank: null,
    score: null,
    contributions: [],
    override: null,
    missing,
  })),
];
