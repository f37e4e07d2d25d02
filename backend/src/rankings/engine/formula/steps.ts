import { anchorScale } from '../anchors.js';
import type { Anchors, BinaryOperator, ComparisonOperator, FunctionName } from './node.js';

export type Column = Float64Array;
/** Works on the columns at the top of the stack, row by row, and returns the stack's new height. */
export type Step = (stack: Column[], height: number, length: number) => number;

// From the first overflow or undefined result on, a row has no value (NaN): Infinity must not vanish again in 1/x.
const finite = (value: number): number => (value - value === 0 ? value : Number.NaN);

// The four operators have a loop each: one shared loop around a callback is several times slower in V8.
const add: Step = (stack, height, length) => {
  const a = stack[height - 2]!;
  const b = stack[height - 1]!;
  for (let row = 0; row < length; row += 1) a[row] = finite(a[row]! + b[row]!);
  return height - 1;
};
const subtract: Step = (stack, height, length) => {
  const a = stack[height - 2]!;
  const b = stack[height - 1]!;
  for (let row = 0; row < length; row += 1) a[row] = finite(a[row]! - b[row]!);
  return height - 1;
};
const multiply: Step = (stack, height, length) => {
  const a = stack[height - 2]!;
  const b = stack[height - 1]!;
  for (let row = 0; row < length; row += 1) a[row] = finite(a[row]! * b[row]!);
  return height - 1;
};
const divide: Step = (stack, height, length) => {
  const a = stack[height - 2]!;
  const b = stack[height - 1]!;
  for (let row = 0; row < length; row += 1) a[row] = finite(a[row]! / b[row]!);
  return height - 1;
};

const pairwise =
  (apply: (a: number, b: number) => number): Step =>
  (stack, height, length) => {
    const a = stack[height - 2]!;
    const b = stack[height - 1]!;
    for (let row = 0; row < length; row += 1) a[row] = finite(apply(a[row]!, b[row]!));
    return height - 1;
  };

/** A step that replaces the top column by a function of itself. */
export const single =
  (apply: (a: number) => number): Step =>
  (stack, height, length) => {
    const a = stack[height - 1]!;
    for (let row = 0; row < length; row += 1) a[row] = finite(apply(a[row]!));
    return height;
  };

export const binarySteps: Record<BinaryOperator, Step> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  // JavaScript says NaN ** 0 = 1, which would hide a failure below.
  '^': pairwise((a, b) => (Number.isNaN(a) ? Number.NaN : a ** b)),
};

export const functionSteps: Record<FunctionName, Step> = {
  min: pairwise(Math.min),
  max: pairwise(Math.max),
  abs: single(Math.abs),
  sqrt: single(Math.sqrt),
  ln: single(Math.log),
  log10: single(Math.log10),
  exp: single(Math.exp),
};

const holds: Record<ComparisonOperator, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** Takes left, right, then, otherwise; a row whose comparison has no value has none itself. */
export const chooseStep = (operator: ComparisonOperator): Step => {
  const test = holds[operator];
  return (stack, height, length) => {
    const a = stack[height - 4]!;
    const b = stack[height - 3]!;
    const then = stack[height - 2]!;
    const otherwise = stack[height - 1]!;
    for (let row = 0; row < length; row += 1) {
      const known = a[row]! - b[row]! === a[row]! - b[row]!;
      a[row] = known ? (test(a[row]!, b[row]!) ? then[row]! : otherwise[row]!) : Number.NaN;
    }
    return height - 3;
  };
};

/** Replaces the top column by its score between fixed anchors. */
export const anchorStep = (anchors: Anchors): Step => {
  const { offset, perUnit, logarithmic } = anchorScale(anchors);
  return (stack, height, length) => {
    const a = stack[height - 1]!;
    for (let row = 0; row < length; row += 1) {
      const value = logarithmic ? Math.log(a[row]! <= 0 ? Number.MIN_VALUE : a[row]!) : a[row]!;
      const score = (value - offset) * perUnit;
      // A row without a value fails both tests and stays without one.
      a[row] = score > 100 ? 100 : score < 0 ? 0 : score;
    }
    return height;
  };
};
