import { shapeOf, type SpreadShape } from '../../rankings/engine/uncertainty/spread-shape.js';
import type { RankableFeature } from '../../rankings/index.js';
import { normalDraw } from '../random.js';

export interface NaiveRange {
  readonly low: number;
  readonly high: number;
  readonly pTop10: number;
}

/** One draw by the shape that the ranking reads out of a prediction. */
const draw = ({ pNone, knots, slopes }: SpreadShape, random: () => number): number => {
  if (random() < pNone) return 0;
  const z = normalDraw(random);
  const [low, middle, high] = knots;
  if (z < low.z) return low.at + slopes[0] * (z - low.z);
  if (z < middle.z) return low.at + slopes[1] * (z - low.z);
  return z < high.z ? middle.at + slopes[2] * (z - middle.z) : high.at + slopes[3] * (z - high.z);
};

const drawRoi = ({ prediction }: RankableFeature, random: () => number): number => {
  if (prediction === null) return -1;
  const { value, effortDays, dayRate } = prediction;
  const money = draw(shapeOf(value, value.pNoEffect), random);
  return money / (draw(shapeOf(effortDays), random) * dayRate.amount) - 1;
};

/**
 * What one would write first: draw everybody’s ROI, sort, note each one’s place; again and again. The reference for the
 * simulation, with the same answers: the 10–90 % range of the rank and P(top 10).
 */
export const simulateNaively = (
  features: readonly RankableFeature[],
  { draws, random }: { draws: number; random: () => number },
): NaiveRange[] => {
  const places: number[][] = features.map(() => []);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = features.map((feature, index) => ({ index, roi: drawRoi(feature, random) }));
    drawn.sort((a, b) => b.roi - a.roi);
    drawn.forEach(({ index }, place) => places[index]?.push(place + 1));
  }
  return places.map((own) => {
    own.sort((a, b) => a - b);
    const at = (share: number): number => own[Math.min(draws - 1, Math.floor(share * draws))] ?? NaN;
    return { low: at(0.1), high: at(0.9), pTop10: own.filter((place) => place <= 10).length / draws };
  });
};
