import { normalFrom } from './normal.js';
import type { SpreadShape } from './spread-shape.js';

const range = 2 ** 32;

/** Fills `to` with `length` draws of a distribution; 32 random bits decide both whether there is an effect and which. */
export const drawSpread = (
  { shape, bits }: { readonly shape: SpreadShape; readonly bits: Uint32Array },
  to: Float64Array,
  length: number,
): void => {
  const none = shape.pNone * range;
  const stretch = none < range ? range / (range - none) : 0;
  const [{ z: z0, at: at0 }, { z: z1, at: at1 }, { z: z2, at: at2 }] = shape.knots;
  const [below, middle, upper, above] = shape.slopes;
  for (let row = 0; row < length; row += 1) {
    const bit = bits[row]!;
    if (bit < none) {
      to[row] = 0;
      continue;
    }
    const z = normalFrom((bit - none) * stretch);
    if (z < z1) to[row] = at0 + (z < z0 ? below : middle) * (z - z0);
    else to[row] = z < z2 ? at1 + upper * (z - z1) : at2 + above * (z - z2);
  }
};
