import { median } from './numbers.js';
import { fitRidge, type RidgeFit } from './sparse-ridge.js';
import { rowTimes, type SparseMatrix, toSparseMatrix } from './sparse-matrix.js';
import { stated } from './stated-constants.js';
import { encodeText, fitEncoder, readText, textColumnCount, type TextEncoder } from './text-encoder.js';
import type { IssueText } from './text-shape.js';
import { chooseWeights, type ReplayedIssue, type TextWeight, type TextWeights } from './text-weight.js';

/** An issue whose effort is known or said, as the natural logarithm of person-days. */
export interface TextExample extends IssueText {
  readonly logDays: number;
}

/** What a team's texts say about effort. */
export interface TextModel extends TextWeights {
  readonly logMedian: number;
  /** The regression's own middle; subtracting it keeps a drifting level out, so the text only tells issues apart. */
  readonly centre: number;
  readonly fit: RidgeFit;
  readonly encoder: TextEncoder;
}

const { minRows, ridge, maxIterations, windows, firstTrainingShare, halfWeightRows } = stated.text;

const fittedRow = (matrix: SparseMatrix, row: number, fit: RidgeFit): number =>
  fit.intercept + rowTimes(matrix, row, fit.weights);

/** Replays time: each window is predicted from everything before it, beside the median known by then. */
function* replay(matrix: SparseMatrix, targets: Float64Array): Generator<void, ReplayedIssue[]> {
  const issues: ReplayedIssue[] = [];
  const cut = (window: number): number =>
    Math.floor(targets.length * (firstTrainingShare + ((1 - firstTrainingShare) * window) / windows));
  for (let window = 0; window < windows; window += 1) {
    const rows = cut(window);
    const fit = yield* fitRidge({ matrix, targets, rows, ridge, maxIterations });
    const tested = Array.from({ length: cut(window + 1) - rows }, (_, i) => rows + i);
    const fitted = tested.map((row) => fittedRow(matrix, row, fit));
    const centre = median(fitted);
    const known = median([...targets.subarray(0, rows)]);
    tested.forEach((row, i) =>
      issues.push({ window, target: targets[row] ?? 0, median: known, shift: (fitted[i] ?? 0) - centre }),
    );
  }
  return issues;
}

/**
 * Learns effort from texts: ridge regression of log(days) on hashed TF-IDF words and the text's shape, moved around
 * the team's median by a weight that a replay in order of creation earned. `examples` come oldest first.
 * Returns null below the stated number of examples or where the text tells nothing.
 */
export function* fitTextModel(examples: readonly TextExample[]): Generator<void, TextModel | null> {
  if (examples.length < minRows) return null;
  const texts = [];
  for (const example of examples) {
    texts.push(readText(example));
    if (texts.length % 100 === 0) yield;
  }
  const encoder = fitEncoder(texts);
  yield;
  const matrix = toSparseMatrix(
    texts.map((text) => encodeText(encoder, text)),
    textColumnCount,
  );
  yield;
  const targets = Float64Array.from(examples, ({ logDays }) => logDays);
  const choice = chooseWeights(yield* replay(matrix, targets));
  if (choice === null) return null;
  const fit = yield* fitRidge({ matrix, targets, rows: targets.length, ridge, maxIterations });
  const credibility = targets.length / (targets.length + halfWeightRows);
  const credible = (chosen: TextWeight): TextWeight => ({ ...chosen, weight: chosen.weight * credibility });
  return {
    beside: credible(choice.beside),
    alone: choice.alone && credible(choice.alone),
    logMedian: median([...targets]),
    centre: median(examples.map((_, row) => fittedRow(matrix, row, fit))),
    fit,
    encoder,
  };
}

/** log(person-days) of the median effort the text suggests, at a weight between 0 (the team's median) and 1. */
export const logDaysFromText = (model: TextModel, text: IssueText, weight: number): number => {
  const row = toSparseMatrix([encodeText(model.encoder, readText(text))], textColumnCount);
  return model.logMedian + weight * (fittedRow(row, 0, model.fit) - model.centre);
};
