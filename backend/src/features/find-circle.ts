/**
 * Whether making `start` need `wanted` would close a circle.
 * @param needsOf the needs as they stand
 * @returns the circle from start back to start, or null
 */
export const findCircle = (
  start: string,
  wanted: readonly string[],
  needsOf: ReadonlyMap<string, readonly string[]>,
): string[] | null => {
  const cameFrom = new Map<string, string>();
  const open = [...wanted];
  for (const next of wanted) cameFrom.set(next, start);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === start) {
      const circle = [start];
      for (let back = cameFrom.get(at); back !== undefined && back !== start; back = cameFrom.get(back))
        circle.unshift(back);
      return [start, ...circle];
    }
    for (const next of needsOf.get(at) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      open.push(next);
    }
  }
  return null;
};
