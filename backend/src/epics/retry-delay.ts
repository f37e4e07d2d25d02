/** Tries by itself before a person is asked: with the delays below nearly six hours of trouble. */
export const maxTries = 12;

const firstMs = 10_000;
const longestMs = 3 * 3_600_000;

/** Milliseconds until the next try after `tries` of them: doubling up to three hours, never less than asked for. */
export const retryDelayMs = (tries: number, leastMs: number): number =>
  Math.max(leastMs, Math.min(firstMs * 2 ** tries, longestMs));
