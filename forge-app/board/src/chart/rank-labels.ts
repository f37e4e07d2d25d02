interface Ranked {
  readonly x: number;
  readonly y: number;
  readonly point: { readonly rank: number | null };
}

export interface RankLabel {
  readonly x: number;
  readonly y: number;
  /** `1 · 3 · 7`: dots too close for labels of their own share one. */
  readonly text: string;
}

/** Dots nearer than this would print one label over the other. */
const widthPx = 44;
const heightPx = 15;

const isNear = (a: Ranked, b: Ranked): boolean =>
  Math.abs(a.x - b.x) < widthPx && Math.abs(a.y - b.y) < heightPx;

/** One label per dot, or per crowd of dots, beside its rightmost one. */
export const rankLabels = (dots: readonly Ranked[]): RankLabel[] => {
  const crowds: Ranked[][] = [];
  for (const dot of dots) {
    const crowd = crowds.find((members) => members.some((member) => isNear(member, dot)));
    if (crowd) crowd.push(dot);
    else crowds.push([dot]);
  }
  return crowds.map((crowd) => ({
    x: Math.max(...crowd.map(({ x }) => x)),
    y: crowd.reduce((sum, { y }) => sum + y, 0) / crowd.length,
    text: crowd.flatMap(({ point }) => (point.rank === null ? [] : [String(point.rank)])).join(' · '),
  }));
};
