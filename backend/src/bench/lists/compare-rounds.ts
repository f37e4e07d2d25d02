import { median, sum } from '../statistics.js';
import type { Round } from './interleave.js';

export type Figure = 'perSecond' | 'p50Ms' | 'p95Ms' | 'p99Ms' | 'cpuMicros';

/** The middle of a figure over the rounds. */
export const middle = (rounds: readonly Round[], figure: Figure): number =>
  median(rounds.map((round) => round[figure]));

/** The middle of the ratios round by round: rounds next to each other met the same machine. */
export const middleRatio = (ours: readonly Round[], reference: readonly Round[], figure: Figure): number => {
  const ratios = ours.flatMap((round, index) => {
    const other = reference[index];
    return other === undefined ? [] : [round[figure] / other[figure]];
  });
  return median(ratios);
};

export const failures = (rounds: readonly Round[]): number => sum(rounds.map(({ failed }) => failed));
