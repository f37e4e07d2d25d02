/** Fewer features than this are done before anybody could read how far it is. */
const worthTelling = 500;
const everyMs = 500;

/** Tells of a long run at most twice a second, and of its end. `now` in milliseconds. */
export const throttledProgress = (
  total: number,
  tell: (progress: { done: number; total: number }) => void,
  now: () => number = Date.now,
): ((done: number) => void) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (done) => {
    if (total < worthTelling || (done < total && now() - toldAt < everyMs)) return;
    toldAt = now();
    tell({ done, total });
  };
};
