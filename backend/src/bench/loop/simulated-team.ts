import { createRandom, normalDraw } from '../random.js';

/** A delivered feature of a simulated team: what a model may see, and the days it took. */
export interface SimulatedOutcome {
  readonly inputs: readonly number[];
  readonly days: number;
}

const inputs = 6;
const medianDays = 5;
const spreadOfWeights = 0.35;
const spreadOfNoise = 0.6;

/** A synthetic team: the days of its features follow a law of its own, with noise. The law is known, so truth is. */
export const simulatedTeam = (seed: number) => {
  const random = createRandom(seed);
  const normal = (): number => normalDraw(random);
  const weights = Array.from({ length: inputs }, () => spreadOfWeights * normal());
  const shift = 0.7 * normal();
  const deliver = (): SimulatedOutcome => {
    const seen = weights.map(() => normal());
    const log = seen.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), Math.log(medianDays) + shift);
    return { inputs: seen, days: Math.exp(log + spreadOfNoise * normal()) };
  };
  return { deliver, deliverMany: (count: number) => Array.from({ length: count }, deliver) };
};
