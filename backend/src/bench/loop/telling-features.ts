import type { TrainingRow } from '@valora/contracts';
import { toModelRow, type PredictableFeature } from '../../predictions/index.js';
import { createRandom, normalDraw } from '../random.js';

/** A synthetic feature, and what became of it by a law that is known. */
export interface ToldFeature {
  readonly feature: PredictableFeature;
  readonly days: number;
  /** Value / cost; 0 is no effect. */
  readonly ratio: number;
}

export const dayRate = 600;
const shareWithoutEffect = 0.3;
const verbs = [
  ['Rename', -0.9],
  ['Show', -0.4],
  ['Export', 0.1],
  ['Import', 0.5],
  ['Migrate', 1.1],
] as const;
const things = ['invoices', 'reports', 'customers', 'orders', 'the calendar', 'the search', 'the login'];

const inputOf = (value: number) =>
  ({ value, source: 'human', asOf: '2026-11-01T09:00:00.000Z', actor: 'Ada' }) as const;

/**
 * Features of a synthetic team: the verb of the title and the story points say how long one takes, the estimated value
 * and the demand what it returns, both with noise.
 */
export const toldFeatures = (count: number, seed: number): ToldFeature[] => {
  const random = createRandom(seed);
  const normal = (): number => normalDraw(random);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, i) => {
    const [verb, weight] = pick(verbs);
    const logDays = 1.5 + 0.8 * weight + 0.5 * normal();
    const points = Math.max(1, Math.round(Math.exp(0.6 * logDays + 0.5 * normal())));
    const days = Math.exp(logDays + 0.3 * normal());
    const demand = Math.floor(8 * random() ** 2);
    const logRatio = 0.25 * demand - 0.5 + 0.6 * normal();
    const value = Math.round(days * dayRate * Math.exp(logRatio + 0.4 * normal()));
    return {
      feature: {
        id: `feature-${i}`,
        key: `T-${i}`,
        title: `${verb} ${pick(things)}`,
        description: `As a customer I want to ${verb.toLowerCase()} ${pick(things)}.`,
        createdAt: null,
        type: 'story',
        labels: [],
        inputs: { storyPoints: inputOf(points), value: inputOf(value) },
        demand,
      },
      days,
      ratio: random() < shareWithoutEffect ? 0 : Math.exp(logRatio),
    };
  });
};

/** The row of training, as the product would write it. */
export const toTrainingRow = ({ feature, days, ratio }: ToldFeature, index: number): TrainingRow => {
  const cost = days * dayRate;
  return {
    featureId: feature.id,
    recordedAt: new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString(),
    row: toModelRow(feature),
    outcome: { effortDays: days, value: ratio * cost, cost },
  };
};
