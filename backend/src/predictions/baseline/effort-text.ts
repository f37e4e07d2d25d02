import { mean, median, sum } from './numbers.js';
import { fitRidge, type RidgeFit } from './sparse-ridge.js';
import { rowTimes, type SparseMatrix, toSparseMatrix } from './sparse-matrix.js';
import { stated } from './stated-constants.js';
import { encodeText, fitEncoder, readText, textColumnCount, type TextEncoder } from './text-encoder.js';
import type { IssueText } from './text-shape.js';
import { chooseWeights, type ReplayedIssue, type TextWeight, type TextWeights } from './text-weight.js';

/** A text, and the relative effort that a base model trained on other teams reads in it (0 where there is none). */
export interface RatedText extends IssueText {
  readonly relative: number;
}

/** An issue whose effort is known or said, as the natural logarithm of person-days. */
export interface TextExample extends RatedText {
  readonly logDays: number;
}

/** What a team's texts say about effort. */
export interface TextModel {
  /** Beside a person's figure; null where that was not measured. */
  readonly beside: TextWeight | null;
  readonly alone: TextWeights['alone'];
  readonly logMedian: number;
  /** log(days) that a relative effort of 1 stands for. */
  readonly spread: number;
  /** The middle of what is said; subtracting it keeps a drifting level out, so the text only tells issues apart. */
  readonly centre: number;
  /** The team’s own words, over what the base model says; null where the team is too small to tell. */
  readonly own: { readonly fit: RidgeFit; readonly encoder: TextEncoder } | null;
}

const {
  minRows,
  ridge,
  maxIterations,
  windows,
  firstTrainingShare,
  halfWeightRows,
  relativeLogSd,
  firstDayWeight,
} = stated.text;

const fittedRow = (matrix: SparseMatrix, row: number, fit: RidgeFit): number =>
  fit.intercept + rowTimes(matrix, row, fit.weights);

/** Spread of the known efforts, drawn to the stated one as by ten issues. */
const spreadOf = (logDays: readonly number[]): number => {
  const middle = median(logDays);
  const squares = sum(logDays.map((x) => (x - middle) ** 2));
  return Math.sqrt((10 * relativeLogSd ** 2 + squares) / (10 + logDays.length));
};

interface Learning {
  readonly matrix: SparseMatrix;
  readonly targets: Float64Array;
  /** What the base model says of each, in log(days). */
  readonly offsets: Float64Array;
}

const fitOver = ({ matrix, targets, offsets }: Learning, rows: number): Generator<void, RidgeFit> =>
  fitRidge({ matrix, targets: targets.map((y, i) => y - (offsets[i] ?? 0)), rows, ridge, maxIterations });

/** Replays time: each window is predicted from everything before it, beside the median known by then. */
function* replay(learning: Learning): Generator<void, ReplayedIssue[]> {
  const { matrix, targets, offsets } = learning;
  const issues: ReplayedIssue[] = [];
  const cut = (window: number): number =>
    Math.floor(targets.length * (firstTrainingShare + ((1 - firstTrainingShare) * window) / windows));
  for (let window = 0; window < windows; window += 1) {
    const rows = cut(window);
    const fit = yield* fitOver(learning, rows);
    const tested = Array.from({ length: cut(window + 1) - rows }, (_, i) => rows + i);
    const said = tested.map((row) => fittedRow(matrix, row, fit) + (offsets[row] ?? 0));
    const centre = median(said);
    const known = median([...targets.subarray(0, rows)]);
    tested.forEach((row, i) =>
      issues.push({ window, target: targets[row] ?? 0, median: known, shift: (said[i] ?? 0) - centre }),
    );
  }
  return issues;
}

/**
 * A team too small to learn from: what the base model says, around the middle of the team's texts, few of which say
 * little about it. It speaks where nobody gave a figure; a figure is not moved by what was never measured on this team.
 */
const firstDay = (
  examples: readonly TextExample[],
  relatives: readonly number[],
  fallbackLogMedian: number,
): TextModel | null => {
  const logDays = examples.map((example) => example.logDays);
  const spread = spreadOf(logDays);
  const centre = (spread * median(relatives) * relatives.length) / (relatives.length + 10);
  const varianceGain =
    firstDayWeight * (2 - firstDayWeight) * mean(relatives.map((z) => (spread * z - centre) ** 2));
  if (varianceGain === 0) return null;
  const chosen: TextWeight = { weight: firstDayWeight, varianceGain };
  const logMedian = logDays.length === 0 ? fallbackLogMedian : median(logDays);
  return { beside: null, alone: chosen, logMedian, spread, centre, own: null };
};

function* readAll(texts: readonly IssueText[]): Generator<void, ReturnType<typeof readText>[]> {
  const read = [];
  for (const text of texts) {
    read.push(readText(text));
    if (read.length % 100 === 0) yield;
  }
  return read;
}

/**
 * Learns effort from texts: ridge regression of log(days) on hashed TF-IDF words and the text's shape, over what a base
 * model of other teams says, moved around the team's median by a weight that a replay in order of creation earned.
 * `examples` come oldest first; `relatives` are the base model's word about all the team's texts. A team with few examples
 * gets the base model's word alone. Returns null where the texts tell nothing.
 */
export function* fitTextModel({
  examples,
  relatives,
  fallbackLogMedian,
}: {
  examples: readonly TextExample[];
  relatives: readonly number[];
  fallbackLogMedian: number;
}): Generator<void, TextModel | null> {
  if (examples.length < minRows) return firstDay(examples, relatives, fallbackLogMedian);
  const texts = yield* readAll(examples);
  const encoder = fitEncoder(texts);
  yield;
  const matrix = toSparseMatrix(
    texts.map((text) => encodeText(encoder, text)),
    textColumnCount,
  );
  yield;
  const targets = Float64Array.from(examples, ({ logDays }) => logDays);
  // The spread as it was before the replay begins, so that the replay knows nothing of what it predicts.
  const spread = spreadOf([...targets.subarray(0, Math.floor(targets.length * firstTrainingShare))]);
  const offsets = Float64Array.from(examples, ({ relative }) => spread * relative);
  const learning = { matrix, targets, offsets };
  const choice = chooseWeights(yield* replay(learning));
  if (choice === null) return null;
  const fit = yield* fitOver(learning, targets.length);
  const credibility = targets.length / (targets.length + halfWeightRows);
  const credible = (chosen: TextWeight): TextWeight => ({ ...chosen, weight: chosen.weight * credibility });
  return {
    beside: credible(choice.beside),
    alone: choice.alone && credible(choice.alone),
    logMedian: median([...targets]),
    spread,
    centre: median(examples.map((_, row) => fittedRow(matrix, row, fit) + (offsets[row] ?? 0))),
    own: { fit, encoder },
  };
}

/** log(person-days) of the median effort the text suggests, at a weight between 0 (the team's median) and 1. */
export const logDaysFromText = (model: TextModel, text: RatedText, weight: number): number => {
  const { own, logMedian, spread, centre } = model;
  const said = own
    ? fittedRow(toSparseMatrix([encodeText(own.encoder, readText(text))], textColumnCount), 0, own.fit)
    : 0;
  return logMedian + weight * (spread * text.relative + said - centre);
};
