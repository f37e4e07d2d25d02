import { mean, sum } from './numbers.js';
import { stated } from './stated-constants.js';

/** One issue of the replay: what it was (log), the median known before it, and how far the text would move it. */
export interface ReplayedIssue {
  readonly window: number;
  readonly target: number;
  readonly median: number;
  readonly shift: number;
}

const { weights, maxLoss, maxWindowLoss, minGainInErrors } = stated.text;

const absoluteError = (issue: ReplayedIssue, weight: number): number =>
  Math.abs(Math.exp(issue.target) - Math.exp(issue.median + weight * issue.shift));

/** Mean absolute error in natural units as a multiple of the median's. */
const lossRatio = (issues: readonly ReplayedIssue[], weight: number): number => {
  const baseline = sum(issues.map((issue) => absoluteError(issue, 0)));
  return baseline === 0 ? Infinity : sum(issues.map((issue) => absoluteError(issue, weight))) / baseline;
};

/** Gain in squared log error over the median, per issue; the sure gain takes off the stated number of standard errors. */
const gainOf = (
  issues: readonly ReplayedIssue[],
  weight: number,
): { varianceGain: number; sureGain: number } => {
  const gains = issues.map(
    ({ target, median, shift }) => (target - median) ** 2 - (target - median - weight * shift) ** 2,
  );
  const varianceGain = mean(gains);
  const error = Math.sqrt(mean(gains.map((gain) => (gain - varianceGain) ** 2)) / gains.length);
  return { varianceGain, sureGain: varianceGain - minGainInErrors * error };
};

const isHarmless = (issues: readonly ReplayedIssue[], weight: number): boolean => {
  const windows = new Set(issues.map((issue) => issue.window));
  return (
    lossRatio(issues, weight) <= 1 + maxLoss &&
    [...windows].every(
      (window) =>
        lossRatio(
          issues.filter((issue) => issue.window === window),
          weight,
        ) <=
        1 + maxWindowLoss,
    )
  );
};

/** How far text may move an estimate, and by how much the squared log error fell in the replay. */
export interface TextWeight {
  readonly weight: number;
  readonly varianceGain: number;
}

export interface TextWeights {
  /** Beside a person's figure, where only the scale that ROI multiplies on counts: the logarithm. */
  readonly beside: TextWeight;
  /** Instead of the team's median; null where the median is as good in natural units, which is what people plan with. */
  readonly alone: TextWeight | null;
}

const surest = (issues: readonly ReplayedIssue[], allowed: readonly number[]): TextWeight | null =>
  allowed
    .map((weight) => ({ weight, ...gainOf(issues, weight) }))
    .filter(({ sureGain }) => sureGain > 0)
    .reduce<(TextWeight & { sureGain: number }) | null>(
      (best, next) => (best === null || next.sureGain > best.sureGain ? next : best),
      null,
    );

/**
 * The weights whose gain in squared log error over the median is surest; null where no weight gains. Text alone must
 * also lose next to nothing in natural units in any window: where half of all issues sit exactly on the median, moving
 * them costs more days than it explains.
 */
export const chooseWeights = (issues: readonly ReplayedIssue[]): TextWeights | null => {
  const beside = surest(issues, weights);
  const harmless = weights.filter((weight) => isHarmless(issues, weight));
  return beside && { beside, alone: surest(issues, harmless) };
};
