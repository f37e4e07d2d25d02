import type { Node } from '../formula/node.js';
import { compileProgram } from '../formula/program.js';
import { quantityOf } from '../quantities.js';
import type { Scorer } from '../scorer.js';
import type { RankableFeature, RankablePrediction } from '../types.js';
import { variables } from '../variables.js';
import { drawSpread } from './draw-spread.js';
import { drawNoisy, noiseOf } from './input-noise.js';
import { seedFrom } from './random.js';
import { shapeOf } from './spread-shape.js';
import { featureSeed, fillStream, streams } from './streams.js';

interface Scratch {
  readonly bits: Uint32Array;
  readonly value: Float64Array;
  readonly days: Float64Array;
}
interface Drawing {
  readonly scratch: Scratch;
  readonly feature: RankableFeature;
  readonly seed: number;
  readonly length: number;
}
/** Fills a column with draws of one variable. */
type Draw = (drawing: Drawing, to: Float64Array) => void;

const bitsOf = ({ scratch, seed, length }: Drawing, stream: number): Uint32Array =>
  fillStream({ feature: seed, stream }, scratch.bits, length);

/** Runs only where a prediction is there: a scored feature has every variable its formula reads. */
const withPrediction =
  (draw: (prediction: RankablePrediction, drawing: Drawing, to: Float64Array) => void): Draw =>
  (drawing, to) => {
    if (drawing.feature.prediction !== null) draw(drawing.feature.prediction, drawing, to);
  };

const drawValue = (prediction: RankablePrediction, drawing: Drawing, to: Float64Array): void => {
  const shape = shapeOf(prediction.value, prediction.value.pNoEffect);
  drawSpread({ shape, bits: bitsOf(drawing, streams.value) }, to, drawing.length);
};

const drawEffort = (prediction: RankablePrediction, drawing: Drawing, to: Float64Array): void => {
  const shape = shapeOf(prediction.effortDays);
  drawSpread({ shape, bits: bitsOf(drawing, streams.effort) }, to, drawing.length);
};

const drawRoi = (prediction: RankablePrediction, drawing: Drawing, to: Float64Array): void => {
  const { value, days } = drawing.scratch;
  drawValue(prediction, drawing, value);
  drawEffort(prediction, drawing, days);
  const rate = prediction.dayRate.amount;
  for (let row = 0; row < drawing.length; row += 1) to[row] = 100 * (value[row]! / (days[row]! * rate) - 1);
};

const predictedDraws: Readonly<Record<string, Draw>> = {
  [variables.predictedValue]: withPrediction(drawValue),
  [variables.predictedEffortDays]: withPrediction(drawEffort),
  [variables.predictedRoi]: withPrediction(drawRoi),
};

const givenDraw = (name: string, scorer: Scorer): Draw => {
  const noise = noiseOf(name, scorer.criteria);
  const stream = seedFrom(`input ${name}`);
  return (drawing, to) => {
    const value = quantityOf(drawing.feature, name)?.value ?? Number.NaN;
    drawNoisy({ noise, value, bits: bitsOf(drawing, stream) }, to, drawing.length);
  };
};

const drawsOf = (scored: Node, scorer: Scorer) => {
  const program = compileProgram(scored);
  const draws = program.names.map((name) =>
    Object.hasOwn(predictedDraws, name) ? predictedDraws[name]! : givenDraw(name, scorer),
  );
  return { program, draws };
};

/** The coin for equal scores: smaller than any difference that matters, larger than what a 32-bit float drops. */
const coin = 2 ** -17;
const perBit = coin / 2 ** 32;

export interface ScoredFeature {
  readonly feature: RankableFeature;
  readonly score: number;
}

/**
 * Draws of a feature's score under the uncertainty of what it rests on: predicted quantities from their predicted
 * distribution, given inputs with the stated noise (input-noise.ts).
 * - Seeded by (team, feature, variable): the same draws each time, whatever the other features or the weights are.
 * - A draw for which the formula has no value counts as the feature's own score.
 * - Equal scores (both without effect) are separated by a seeded coin, so that neither wins more than half of them.
 */
export const scoreDrawer = (
  scorer: Scorer,
  { teamId, draws: width }: { readonly teamId: string; readonly draws: number },
): ((of: ScoredFeature, to: Float32Array, length: number) => void) => {
  const { program, draws } = drawsOf(scorer.scored, scorer);
  const columns = program.names.map(() => new Float64Array(width));
  const scratch = {
    bits: new Uint32Array(width),
    value: new Float64Array(width),
    days: new Float64Array(width),
  };
  return ({ feature, score }, to, length) => {
    const drawing = { scratch, feature, seed: featureSeed(teamId, feature.id), length };
    draws.forEach((draw, index) => draw(drawing, columns[index]!));
    const values = program.run(columns, length);
    const tie = bitsOf(drawing, streams.tie);
    for (let row = 0; row < length; row += 1) {
      const drawn = values[row]!;
      const known = drawn - drawn === 0 ? drawn : score;
      to[row] = known + (Math.abs(known) + 1) * (tie[row]! * perBit - coin / 2);
    }
  };
};
