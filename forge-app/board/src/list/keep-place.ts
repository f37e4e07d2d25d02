interface Visible {
  readonly key: string;
  readonly top: number;
}

interface Place {
  /** What was on the screen before the change, with each item's distance from the top of the list. */
  readonly visible: readonly Visible[];
  /** Where an item is now; undefined when it is gone. */
  readonly topOf: (key: string) => number | undefined;
  readonly scrollTop: number;
}

const median = (sorted: readonly number[]): number => sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;

/**
 * How far to scroll so that the reader keeps their place after the order changed: the median shift of what they
 * were looking at, so one feature that leaps away does not take the page with it. At the very top nothing is
 * kept: who looks at the first ranks wants to see the new first ranks.
 */
export const scrollShift = ({ visible, topOf, scrollTop }: Place): number => {
  if (scrollTop <= 0) return 0;
  const shifts = visible
    .map(({ key, top }) => {
      const now = topOf(key);
      return now === undefined ? null : now - top;
    })
    .filter((shift) => shift !== null)
    .sort((a, b) => a - b);
  return Math.max(median(shifts), -scrollTop);
};
