import type { ModelCard } from '@valora/contracts';
import { ModelInputError } from './errors.js';
import type { ModelRow } from './model-runner.js';

type Inputs = ModelCard['inputs'];

/** Names of the columns of the tensor `numbers`; a category’s are `name=value`. */
export const columnNames = ({ numbers, categories }: Pick<Inputs, 'numbers' | 'categories'>): string[] => [
  ...numbers.map(({ name }) => name),
  ...categories.flatMap(({ name, values }) => values.map((value) => `${name}=${value}`)),
];

const own = <Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const numberOf = (row: ModelRow, name: string, at: number): number => {
  const value = own(row.numbers, name) ?? NaN;
  if (Number.isNaN(value) || Number.isFinite(Math.fround(value))) return value;
  throw new ModelInputError(
    `Row ${String(at + 1)}: ${name} is ${String(value)}; give a finite number, or none where it is not known`,
  );
};

/** Fills one row of the tensor `numbers`: a missing number is NaN, a category one column of 1 or 0 per known value. */
const fillRow = (target: Float32Array, inputs: Inputs, { row, at }: { row: ModelRow; at: number }): void => {
  let column = 0;
  for (const { name } of inputs.numbers) target[column++] = numberOf(row, name, at);
  for (const { name, values, unknown } of inputs.categories) {
    const given = own(row.categories, name) ?? null;
    const value = given === null || values.includes(given) ? given : unknown;
    for (const known of values) target[column++] = known === value ? 1 : 0;
  }
};

/**
 * The tensor `numbers` of rows, one after the other.
 * Throws a `ModelInputError` for an infinite number or one beyond float32; the message names row and input.
 */
export const toNumbers = (inputs: Inputs, rows: readonly ModelRow[]): Float32Array => {
  const width = columnNames(inputs).length;
  const numbers = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries()) {
    fillRow(numbers.subarray(at * width, (at + 1) * width), inputs, { row, at });
  }
  return numbers;
};
