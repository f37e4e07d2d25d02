import type { RankState } from './rank-state.js';

/** Keys of the features that changed sides with one feature, nearest cause only. */
export interface Crossings {
  readonly passed: readonly string[];
  readonly entered: readonly string[];
  readonly fellBehind: readonly string[];
  readonly left: readonly string[];
}

/** With more features than this on the move, only the farthest movers are looked at: a sentence names two anyway. */
const mostMovers = 200;

/** What all invented features together are called where a real one is talked about. */
export const sampleName = 'sample data';

interface Mover {
  readonly id: string;
  readonly key: string;
  readonly isSample: boolean;
  readonly from: number | null;
  readonly to: number | null;
}

const distance = ({ from, to }: Mover): number =>
  from === null || to === null ? Number.POSITIVE_INFINITY : Math.abs(from - to);

const byDistance = (a: Mover, b: Mover): number => {
  const [one, other] = [distance(a), distance(b)];
  return one === other ? (a.key < b.key ? -1 : 1) : other - one;
};

/** Features that moved for a reason of their own: score, override, coming or going. */
const moversIn = (before: readonly RankState[], after: readonly RankState[]): readonly Mover[] => {
  const earlier = new Map(before.map((state) => [state.id, state]));
  const later = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id, rank }) => rank !== null && !later.has(id));
  const changed = after.filter((is) => {
    const was = earlier.get(is.id);
    return (
      was?.score !== is.score ||
      (was.rank === null) !== (is.rank === null) ||
      was.override?.position !== is.override?.position
    );
  });
  return [
    ...gone.map(({ id, key, rank, isSample = false }) => ({ id, key, isSample, from: rank, to: null })),
    ...changed.map(({ id, key, rank, isSample = false }) => ({
      id,
      key,
      isSample,
      from: earlier.get(id)?.rank ?? null,
      to: rank,
    })),
  ]
    .sort(byDistance)
    .slice(0, mostMovers);
};

/**
 * For a feature ranked before and after: who passed it, came in above, fell behind or left from above it. For a real
 * feature all those of the sample are one, without names: what is invented leaves no trace in what is real.
 */
export const crossingsIn = (
  before: readonly RankState[],
  after: readonly RankState[],
): ((id: string) => Crossings) => {
  const movers = moversIn(before, after);
  const from = new Map(before.map(({ id, rank }) => [id, rank]));
  const to = new Map(after.map(({ id, rank }) => [id, rank]));
  const invented = new Set(after.filter(({ isSample }) => isSample === true).map(({ id }) => id));
  return (id) => {
    const [was, is] = [from.get(id) ?? null, to.get(id) ?? null];
    const found = { passed: [], entered: [], fellBehind: [], left: [] } as Record<keyof Crossings, string[]>;
    if (was === null || is === null) return found;
    for (const mover of movers) {
      if (mover.id === id) continue;
      const side = sideChange(mover, was, is);
      if (side === null) continue;
      const name = mover.isSample && !invented.has(id) ? sampleName : mover.key;
      if (!found[side].includes(name)) found[side].push(name);
    }
    return found;
  };
};

const sideChange = ({ from, to }: Mover, was: number, is: number): keyof Crossings | null => {
  if (from === null) return to !== null && to < is ? 'entered' : null;
  if (to === null) return from < was ? 'left' : null;
  if (from > was && to < is) return 'passed';
  return from < was && to > is ? 'fellBehind' : null;
};
