import { normalFrom } from './normal.js';
import type { SpreadShape } from './spread-shape.js';

const bits = 10;
const size = 2 ** bits;
const shift = 32 - bits;
const range = 2 ** 32;
const table = new Float64Array(size);

/**
 * The quantiles of a distribution at 1,024 equally likely steps. Filling it in rising order and looking draws up costs
 * less than half of following the branches below for every draw.
 */
const fillTable = (shape: SpreadShape): void => {
  const [{ z: z0, at: at0 }, { z: z1, at: at1 }, { z: z2, at: at2 }] = shape.knots;
  const [below, middle, upper, above] = shape.slopes;
  const firstWith = Math.round(shape.pNone * size);
  table.fill(0, 0, firstWith);
  const step = range / (size - firstWith);
  for (let index = firstWith; index < size; index += 1) {
    const z = normalFrom((index - firstWith + 0.5) * step);
    if (z < z1) table[index] = at0 + (z < z0 ? below : middle) * (z - z0);
    else table[index] = z < z2 ? at1 + upper * (z - z1) : at2 + above * (z - z2);
  }
};

/** Fills `to` with `length` draws of a distribution; the same bits say whether there is an effect and which. */
export const drawSpread = (
  { shape, bits: random }: { readonly shape: SpreadShape; readonly bits: Uint32Array },
  to: Float64Array,
  length: number,
): void => {
  fillTable(shape);
  for (let row = 0; row < length; row += 1) to[row] = table[random[row]! >>> shift]!;
};
