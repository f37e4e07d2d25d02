import type { FeaturePrediction } from './predictor.js';

/** Below this share of itself a moved number says the same. */
const tolerance = 0.005;

const near = (before: number, after: number): boolean =>
  Math.abs(after - before) <= tolerance * Math.max(Math.abs(before), Math.abs(after), 1e-9);

const words = (prediction: FeaturePrediction): string =>
  JSON.stringify([
    prediction.modelVersion,
    prediction.basedOn,
    prediction.effortBasedOn,
    prediction.notEnoughSignal,
    prediction.dayRate,
    prediction.missingInputs,
  ]);

/**
 * Whether a prediction made because others changed says anything new. Every delivered feature shifts what a team
 * learned by a hair; without this each of them would write a new prediction for every feature of the team.
 */
export const isMaterialChange = (before: FeaturePrediction, after: FeaturePrediction): boolean =>
  words(before) !== words(after) ||
  !near(1 + before.roi.mean, 1 + after.roi.mean) ||
  !near(before.value.mean, after.value.mean) ||
  !near(before.value.pNoEffect, after.value.pNoEffect) ||
  !near(before.effortDays.p50, after.effortDays.p50) ||
  !near(before.effortDays.p90, after.effortDays.p90);
