import { fillRandom, joinSeeds, seedFrom } from './random.js';

/** Streams of random bits that a feature always has, whatever the formula. */
export const streams = {
  value: seedFrom('value'),
  effort: seedFrom('effort'),
  tie: seedFrom('tie'),
} as const;

/** Everything random about a feature starts here: its team and itself, nothing else. */
export const featureSeed = (teamId: string, featureId: string): number => seedFrom(`${teamId}/${featureId}`);

/** Fills `bits` with the first numbers of one stream of one feature. */
export const fillStream = (
  { feature, stream }: { readonly feature: number; readonly stream: number },
  bits: Uint32Array,
  length: number,
): Uint32Array => {
  fillRandom(joinSeeds(feature, stream), bits, length);
  return bits;
};
