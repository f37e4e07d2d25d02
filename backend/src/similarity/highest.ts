/** The accepted positions of the highest scores above 0, highest first; among equals the earlier comes first. */
export const highest = (
  scores: Float32Array,
  count: number,
  accepts: (position: number) => boolean,
): number[] => {
  const found: number[] = [];
  let least = 0;
  const placeOf = (score: number): number => {
    let [low, high] = [0, found.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((scores[found[middle] ?? 0] ?? 0) >= score) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (let position = 0; position < scores.length; position += 1) {
    const score = scores[position] ?? 0;
    if (score <= least || !accepts(position)) continue;
    found.splice(placeOf(score), 0, position);
    if (found.length > count) found.pop();
    if (found.length === count) least = scores[found[count - 1] ?? 0] ?? 0;
  }
  return found;
};
