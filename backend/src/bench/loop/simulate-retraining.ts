import { lossOf, naiveQuantiles } from '../../models/rules/loss.js';
import { judgeChallenger, type Verdict } from '../../models/rules/promote.js';
import { splitInTime } from '../../models/rules/split-in-time.js';
import { createRandom, normalDraw } from '../random.js';
import { fitLine, predictByLine, type LineModel } from './line-model.js';
import { simulatedTeam, type SimulatedOutcome } from './simulated-team.js';

const firstOutcomes = 40;
const newOutcomes = 3;
const fresh = 4_000;

/** What the base model says of every feature. */
const prior: LineModel = { weights: [], intercept: Math.log(5), sd: 1 };

type Fit = (training: readonly SimulatedOutcome[]) => LineModel;

/** Honest trainings, and those that go wrong in the ways they do: half of all. */
const trainings = (random: () => number, champion: LineModel): readonly Fit[] => {
  const normal = (): number => normalDraw(random);
  const honest: Fit = (training) => fitLine(training, 1);
  const nudged =
    (by: number): Fit =>
    (training) => {
      const fitted = honest(training);
      return { ...fitted, weights: fitted.weights.map((weight) => weight + by * normal()) };
    };
  return [
    honest,
    honest,
    honest,
    honest,
    // Labels of other features.
    (training) =>
      honest(
        training.map((row) => ({
          ...row,
          days: training[Math.floor(random() * training.length)]?.days ?? row.days,
        })),
      ),
    (training) => fitLine(training.slice(0, 15), 0.01),
    nudged(0.05),
    // All but the champion itself: the hardest to tell from an improvement.
    () => ({ ...champion, intercept: champion.intercept + 0.05 * normal() }),
  ];
};

const trueLoss = (model: LineModel, outcomes: readonly SimulatedOutcome[]): number =>
  outcomes.reduce((sum, { inputs, days }) => sum + lossOf('effort', predictByLine(model, inputs), days), 0) /
  outcomes.length;

export type Rule = (verdict: Verdict) => boolean;
export const ruleOfProduct: Rule = ({ promote }) => promote;
/** What one would write first. */
export const lowerMeanWins: Rule = ({ heldOut }) => heldOut.challenger < heldOut.champion;

export interface Simulated {
  readonly promotions: number;
  /** Champions replaced by a model that is truly worse, by however little. */
  readonly worse: number;
  readonly priorLoss: number;
  readonly finalLoss: number;
}

/** A synthetic team through so many retrainings, each judged by the rule on outcomes nobody was trained on. */
export const simulateRetraining = (seed: number, retrainings: number, rule: Rule): Simulated => {
  const team = simulatedTeam(seed);
  const truth = team.deliverMany(fresh);
  const random = createRandom(seed + 1);
  const outcomes = team.deliverMany(firstOutcomes);
  let champion = prior;
  let [promotions, worse] = [0, 0];
  for (let retraining = 0; retraining < retrainings; retraining += 1) {
    outcomes.push(...team.deliverMany(newOutcomes));
    const split = splitInTime(outcomes);
    if (split === null) continue;
    const ways = trainings(random, champion);
    const fit = ways[Math.floor(random() * ways.length)];
    if (fit === undefined) continue;
    const challenger = fit(split.training);
    const verdict = judgeChallenger({
      kind: 'effort',
      pairs: split.heldOut.map(({ inputs, days }) => ({
        actual: days,
        challenger: predictByLine(challenger, inputs),
        champion: predictByLine(champion, inputs),
      })),
      naive: naiveQuantiles(split.training.map(({ days }) => days)),
    });
    if (!rule(verdict)) continue;
    promotions += 1;
    if (trueLoss(challenger, truth) > trueLoss(champion, truth)) worse += 1;
    champion = challenger;
  }
  return { promotions, worse, priorLoss: trueLoss(prior, truth), finalLoss: trueLoss(champion, truth) };
};
