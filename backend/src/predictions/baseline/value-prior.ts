import type { Mixture } from './mixture.js';
import { stated } from './stated-constants.js';

const { pNoEffect, effectLogSd, effectWeight } = stated.value;

/** A team's middle effect is itself unsure, which widens what a single feature may return. */
const predictiveVariance = effectLogSd ** 2 * (1 + 1 / effectWeight);

/**
 * log(median effect / median cost) of the stated prior, chosen so that a feature with story points whose cost has the
 * team's median has a mean ROI of exactly 0: (1 − pNoEffect) · E[effect] · E[1 / cost] = 1. In words: without evidence
 * a team's middle feature is expected to earn its cost, by one in three earning three times as much.
 */
const logEffectPerCost =
  -Math.log(1 - pNoEffect) - predictiveVariance / 2 - stated.effort.pointsLogSd ** 2 / 2;

/**
 * Value of a feature nothing is known about, in money: around the team's median cost and independent of the feature's
 * own cost, so that without outcomes and estimates the order by ROI rests on effort alone.
 */
export const statedValue = (logMedianCost: number): Mixture => ({
  pZero: pNoEffect,
  logMedian: logMedianCost + logEffectPerCost,
  logSd: Math.sqrt(predictiveVariance),
});
