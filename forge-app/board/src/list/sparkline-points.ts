interface Frame {
  readonly width: number;
  readonly height: number;
  /** Kept free on every side for the thickness of the line. */
  readonly inset: number;
}

/** Ranks as the points of an SVG line, the best rank at the top; a level line where nothing changed. */
export const sparklinePoints = (history: readonly number[], { width, height, inset }: Frame): string => {
  const best = Math.min(...history);
  const span = Math.max(...history) - best;
  const stepX = history.length < 2 ? 0 : (width - 2 * inset) / (history.length - 1);
  const y = (rank: number) =>
    span === 0 ? height / 2 : inset + ((rank - best) / span) * (height - 2 * inset);
  const points = history.length === 1 ? [history[0] ?? 0, history[0] ?? 0] : history;
  const x = (index: number) =>
    history.length === 1 ? (index === 0 ? inset : width - inset) : inset + index * stepX;
  return points.map((rank, index) => `${x(index).toFixed(1)},${y(rank).toFixed(1)}`).join(' ');
};
