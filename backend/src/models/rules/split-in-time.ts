import { fewestOutcomes } from '@valora/contracts';

/** Fewer rows to learn from teach noise. */
export const fewestTrainingRows = 20;
const heldOutShare = 0.3;
const mostHeldOut = 200;

export interface Split<T> {
  readonly training: readonly T[];
  /** The latest outcomes; none of them is shown to a trainer. */
  readonly heldOut: readonly T[];
}

/** @param rows in the order of their outcomes. Returns null while there are too few for both parts. */
export const splitInTime = <T>(rows: readonly T[]): Split<T> | null => {
  const wanted = Math.min(mostHeldOut, Math.ceil(rows.length * heldOutShare));
  const heldOut = Math.max(fewestOutcomes, wanted);
  const training = rows.length - heldOut;
  if (training < fewestTrainingRows) return null;
  return { training: rows.slice(0, training), heldOut: rows.slice(training) };
};
