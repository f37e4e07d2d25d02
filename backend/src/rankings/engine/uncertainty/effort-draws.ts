import type { Spread } from '@valora/contracts';
import { drawSpread } from './draw-spread.js';
import { shapeOf } from './spread-shape.js';
import { featureSeed, fillStream, streams } from './streams.js';

const mostDraws = 4000;
const fewestDraws = 200;
const workBudget = 1_000_000;

/** Draws of the sum of efforts in person-days, from the same streams as the rank ranges. */
export const effortDraws = (
  teamId: string,
  features: readonly { readonly id: string; readonly effortDays: Spread }[],
): Float64Array => {
  const draws = Math.max(
    fewestDraws,
    Math.min(mostDraws, Math.floor(workBudget / Math.max(1, features.length))),
  );
  const totals = new Float64Array(draws);
  const days = new Float64Array(draws);
  const bits = new Uint32Array(draws);
  for (const { id, effortDays } of features) {
    fillStream({ feature: featureSeed(teamId, id), stream: streams.effort }, bits, draws);
    drawSpread({ shape: shapeOf(effortDays), bits }, days, draws);
    for (let draw = 0; draw < draws; draw += 1) totals[draw]! += days[draw]!;
  }
  return totals;
};
