import { normalCdf, normalQuantile } from '../../../statistics/index.js';

const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Mean of max(Z − z, 0). */
export const meanAbove = (z: number): number => normalDensity(z) - z * normalCdf(-z);

const tableBits = 12;
const tableSize = 2 ** tableBits;
const shift = 32 - tableBits;

/** Midpoints of equally likely slices, so that a draw is a look-up; the tails end at ±3.67. */
const table = Float32Array.from({ length: tableSize }, (_, index) =>
  normalQuantile((index + 0.5) / tableSize),
);

export const largestZ = 3.67;
/** Standard normal from 32 random bits. */
export const normalFrom = (bits: number): number => table[bits >>> shift]!;
/** A table of any function of a standard normal, for the same look-up: `table[bits >>> normalShift]`. */
export const normalTable = (of: (z: number) => number): Float32Array => table.map(of);
export const normalShift = shift;
