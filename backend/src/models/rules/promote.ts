import { fewestOutcomes, type HeldOutResult, type ModelKind } from '@valora/contracts';
import { binomialCdf } from './binomial.js';
import { logEvidence } from './evidence.js';
import { covers, lossInWords, lossOf, type Quantiles } from './loss.js';

/** One outcome that neither model was trained on, with what either says about it. */
export interface HeldOutPair {
  readonly actual: number;
  readonly challenger: Quantiles;
  readonly champion: Quantiles;
}

export interface Contest {
  readonly kind: ModelKind;
  readonly pairs: readonly HeldOutPair[];
  /** What earlier outcomes alone say. */
  readonly naive: Quantiles;
}

export interface Verdict {
  readonly promote: boolean;
  readonly reason: string;
  readonly heldOut: HeldOutResult;
}

/**
 * The chance that one retraining promotes a challenger that is no better. Chances of many retrainings add up whatever
 * they have in common, even the same outcomes: a thousand of them promote one such challenger at most, on average.
 */
export const promotionError = 0.001;
/** A challenger whose mean loss is not at least this share lower is not worth predicting everything again. */
const leastGain = 0.02;
/** As evidence one outcome counts for no more than an error √2 times as large: no single one decides. */
const boundOfDifference = Math.log(2) / 2;
const promisedCoverage = 0.8;
/** Coverage counts as broken when chance explains so little less often than this. */
const brokenCoverage = 0.05;

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const short = (number: number): string => Number(number.toPrecision(3)).toString();

const measure = ({ kind, pairs, naive }: Contest): HeldOutResult => {
  const losses = pairs.map(({ actual, challenger, champion }) => ({
    challenger: lossOf(kind, challenger, actual),
    champion: lossOf(kind, champion, actual),
  }));
  const differences = losses.map(({ challenger, champion }) =>
    Math.max(-1, Math.min(1, (champion - challenger) / boundOfDifference)),
  );
  const n = pairs.length;
  return {
    n,
    loss: lossInWords[kind],
    challenger: mean(losses.map(({ challenger }) => challenger)),
    champion: mean(losses.map(({ champion }) => champion)),
    naive: mean(pairs.map(({ actual }) => lossOf(kind, naive, actual))),
    coverage80: pairs.filter(({ challenger, actual }) => covers(challenger, actual)).length / n,
    championCoverage80: pairs.filter(({ champion, actual }) => covers(champion, actual)).length / n,
    evidence: Math.exp(Math.min(500, logEvidence(differences))),
    needed: 1 / promotionError,
  };
};

/** Why the challenger does not win; null when it does. */
const objection = (result: HeldOutResult): string | null => {
  const { n, challenger, champion, naive, coverage80, championCoverage80, evidence, needed } = result;
  if (challenger > champion * (1 - leastGain))
    return `its held-out loss ${short(challenger)} is not ${percent(leastGain)} below the champion’s ${short(champion)}`;
  if (challenger >= naive)
    return `its held-out loss ${short(challenger)} does not beat ${short(naive)}, that of earlier outcomes alone`;
  if (evidence < needed)
    return `the evidence ${short(evidence)} on ${n} outcomes is below the ${short(needed)} it takes`;
  const covered = Math.round(coverage80 * n);
  const isBroken = binomialCdf(covered, { n, p: promisedCoverage }) < brokenCoverage;
  if (isBroken && coverage80 < championCoverage80)
    return `its 80 % interval covers only ${percent(coverage80)} of ${n} outcomes`;
  return null;
};

/**
 * Whether a challenger replaces the champion: only if on outcomes that neither was trained on its loss is lower by a
 * margin, beats what earlier outcomes alone say, and is hardly chance; and only if its interval holds. @throws RangeError for fewer pairs than anything can be said from
 */
export const judgeChallenger = (contest: Contest): Verdict => {
  if (contest.pairs.length < fewestOutcomes)
    throw new RangeError(`a challenger is judged on at least ${fewestOutcomes} outcomes`);
  const heldOut = measure(contest);
  const against = objection(heldOut);
  const { challenger, champion, n } = heldOut;
  return {
    promote: against === null,
    reason:
      against === null
        ? `Won: held-out loss ${short(challenger)} against ${short(champion)} on ${n} outcomes neither model had seen.`
        : `Kept the champion: ${against}.`,
    heldOut,
  };
};
