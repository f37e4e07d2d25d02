import { normalFrom } from './normal.js';
import type { SpreadShape } from './spread-shape.js';

const bits = 10;
const size = 2 ** bits;
const shift = 32 - bits;
const range = 2 ** 32;
const table = new Float64Array(size);
/** Up to here filling the table takes longer than it saves; measured. */
const few = size / 4;

/** A distribution in 1,024 equally likely steps: the value of each, the lowest first. */
const stepsOf = (shape: SpreadShape): ((index: number) => number) => {
  const [{ z: z0, at: at0 }, { z: z1, at: at1 }, { z: z2, at: at2 }] = shape.knots;
  const [below, middle, upper, above] = shape.slopes;
  const firstWith = Math.round(shape.pNone * size);
  const step = range / (size - firstWith);
  return (index) => {
    if (index < firstWith) return 0;
    const z = normalFrom((index - firstWith + 0.5) * step);
    if (z < z1) return at0 + (z < z0 ? below : middle) * (z - z0);
    return z < z2 ? at1 + upper * (z - z1) : at2 + above * (z - z2);
  };
};

/**
 * Fills `to` with `length` draws of a distribution; the same bits say whether there is an effect and which. Many draws
 * are looked up in a table of the steps, which costs less than half of working each out.
 */
export const drawSpread = (
  { shape, bits: random }: { readonly shape: SpreadShape; readonly bits: Uint32Array },
  to: Float64Array,
  length: number,
): void => {
  const valueAt = stepsOf(shape);
  if (length <= few) {
    for (let row = 0; row < length; row += 1) to[row] = valueAt(random[row]! >>> shift);
    return;
  }
  for (let index = 0; index < size; index += 1) table[index] = valueAt(index);
  for (let row = 0; row < length; row += 1) to[row] = table[random[row]! >>> shift]!;
};
