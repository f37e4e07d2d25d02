export type Edge = 'top' | 'bottom';

interface Drop {
  /** Rank of the feature that is dragged. */
  readonly from: number;
  /** Rank of the feature it was dropped on, and on which half. */
  readonly over: number;
  readonly edge: Edge;
}

/** Position a dropped feature takes; leaving its own place lets those below move up by one. */
export const positionAfterDrop = ({ from, over, edge }: Drop): number => {
  const slot = edge === 'top' ? over : over + 1;
  return from < slot ? slot - 1 : slot;
};

export const clampPosition = (position: number, rankedCount: number): number =>
  Math.min(Math.max(Math.round(position), 1), Math.max(rankedCount, 1));
