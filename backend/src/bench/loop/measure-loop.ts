import path from 'node:path';
import { modelKind } from '@valora/contracts';
import { mlFolder, prepareMlPython } from '../../ml-python.js';
import { createLocalTrainer } from '../../models/index.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showNumber, showRatio } from '../show-number.js';
import { sum } from '../statistics.js';
import { learningCurve, type Curve } from './learning-curve.js';
import { lowerMeanWins, ruleOfProduct, simulateRetraining, type Rule } from './simulate-retraining.js';

const teams = 5;
const retrainings = 100;
const mostWorse = 2;
const sizes = [40, 80, 160] as const;

export const loopMethod =
  'Five synthetic teams of 100 retrainings each, a few outcomes apart: half of the challengers are honest fits of a line, the others learned from wrong labels, from too few rows, with noise, or are all but the champion itself. The law of each team is known, so a promotion is worse when the new champion’s true loss is higher, by however little. Reference: promote whenever the mean held-out loss is lower. Then the real trainer (a Python process, the model answered by ONNX Runtime) on 40, 80 and 160 outcomes of a synthetic team, mean quantile loss on 300 features it never saw. Reference: the built-in predictor that has seen no outcome.';

const simulateAll = (rule: Rule) =>
  Array.from({ length: teams }, (_, team) => simulateRetraining(1_000 * (team + 1), retrainings, rule));

const measurePromotions = (): Measurement[] => {
  const ours = simulateAll(ruleOfProduct);
  const reference = simulateAll(lowerMeanWins);
  const worse = (runs: typeof ours): number => sum(runs.map((run) => run.worse));
  const promotions = (runs: typeof ours): number => sum(runs.map((run) => run.promotions));
  const [before, after] = [sum(ours.map((run) => run.priorLoss)), sum(ours.map((run) => run.finalLoss))];
  return [
    {
      what: `${teams} × ${retrainings} retrainings: worse challengers promoted / promotions`,
      ours: `${worse(ours)} / ${promotions(ours)}`,
      reference: `${worse(reference)} / ${promotions(reference)}`,
      ratio: '',
      target: `≤ ${mostWorse} worse`,
      met: worse(ours) <= mostWorse,
    },
    {
      what: 'true loss after the retrainings, against the base model’s, mean of the teams',
      ours: showNumber(after / teams),
      reference: showNumber(before / teams),
      ratio: showRatio(after / before),
      target: '< 1 ×',
      met: after < before,
    },
  ];
};

const falls = ({ prior, points }: Curve): boolean =>
  points.every(({ loss }, i) => loss < (points[i - 1]?.loss ?? prior));

const measureCurves = async ({ folder, say }: BenchContext): Promise<Measurement[]> => {
  const trainer = createLocalTrainer({
    python: prepareMlPython,
    packageFolder: mlFolder,
    workFolder: path.join(folder, 'training'),
    bases: { effort: path.join(mlFolder, 'artifacts', 'effort') },
  });
  const measurements: Measurement[] = [];
  for (const kind of modelKind.options) {
    say(`Training ${kind} on ${sizes.join(', ')} outcomes`);
    const curve = await learningCurve(trainer, { kind, sizes, seed: 11 });
    const last = curve.points.at(-1)?.loss ?? NaN;
    measurements.push({
      what: `${kind}: loss on unseen features after ${sizes.join(' / ')} outcomes`,
      ours: curve.points.map(({ loss }) => showNumber(loss)).join(' / '),
      reference: showNumber(curve.prior),
      ratio: showRatio(last / curve.prior),
      target: 'falls',
      met: falls(curve),
    });
  }
  return measurements;
};

export const measureLoop = async (context: BenchContext): Promise<Measurement[]> => [
  ...measurePromotions(),
  ...(await measureCurves(context)),
];
