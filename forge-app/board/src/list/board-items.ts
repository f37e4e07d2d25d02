import type { FeatureRow } from '@valora/contracts';

export interface CapacityLine {
  readonly capacityDays: number;
  readonly fitsThrough: number;
  readonly pFits: number;
  readonly warnings: readonly string[];
}

/** Why a feature stands outside the ranking. */
export type Outside = 'must-do' | 'unscored' | 'closed';

export type BoardItem =
  | { readonly kind: 'feature'; readonly key: string; readonly row: FeatureRow }
  /** `lastRank` is null while the end of the tier is not loaded yet. */
  | {
      readonly kind: 'tier';
      readonly key: string;
      readonly tier: number;
      readonly firstRank: number;
      readonly lastRank: number | null;
    }
  | { readonly kind: 'capacity'; readonly key: string; readonly capacity: CapacityLine }
  | { readonly kind: 'outside'; readonly key: string; readonly why: Outside; readonly count: number };

const outsideOf = (row: FeatureRow): Outside =>
  row.status === 'delivered' || row.status === 'dropped' ? 'closed' : row.mustDo ? 'must-do' : 'unscored';

const featureItem = (row: FeatureRow): BoardItem => ({ kind: 'feature', key: row.id, row });

/** An overridden feature stands where a person put it, so it neither opens nor closes a tier of the model's order. */
const opensTier = (
  row: FeatureRow,
  current: number | null,
): row is FeatureRow & { tier: number; rank: number } =>
  row.tier !== null && row.rank !== null && !row.overridden && row.tier !== current;

const withTiers = (ranked: readonly FeatureRow[], isComplete: boolean): BoardItem[] => {
  const starts: { row: FeatureRow; tier: number; rank: number }[] = [];
  for (const row of ranked) {
    if (opensTier(row, starts.at(-1)?.tier ?? null)) starts.push({ row, tier: row.tier, rank: row.rank });
  }
  let next = 0;
  return ranked.flatMap((row): BoardItem[] => {
    const start = starts[next];
    if (start?.row !== row) return [featureItem(row)];
    next += 1;
    const end = isComplete ? (ranked.at(-1)?.rank ?? null) : null;
    const following = starts[next];
    const lastRank = following ? following.rank - 1 : end;
    // Two runs of one tier can stand apart around an overridden feature, hence the rank in the key.
    const key = `tier-${String(start.tier)}-${String(start.rank)}`;
    return [{ kind: 'tier', key, tier: start.tier, firstRank: start.rank, lastRank }, featureItem(row)];
  });
};

const withCapacity = (items: readonly BoardItem[], capacity: CapacityLine | null): BoardItem[] => {
  if (!capacity) return [...items];
  const line: BoardItem = { kind: 'capacity', key: 'capacity', capacity };
  const beyond = items.findIndex(
    (item) => item.kind === 'feature' && item.row.rank !== null && item.row.rank > capacity.fitsThrough,
  );
  if (beyond === -1) return [...items];
  // The line stands above the heading of the tier that it cuts off.
  const at = items[beyond - 1]?.kind === 'tier' ? beyond - 1 : beyond;
  return [...items.slice(0, at), line, ...items.slice(at)];
};

interface ListInOrder {
  readonly rows: readonly FeatureRow[];
  readonly capacity: CapacityLine | null;
  /** False while further pages are on their way. */
  readonly isComplete: boolean;
}

/** Rows in the order of their rank as the items of the board: tiers, the capacity line, and what is outside at the end. */
export const toRankedItems = ({ rows, capacity, isComplete }: ListInOrder): BoardItem[] => {
  const ranked = rows.filter((row) => row.rank !== null);
  const outside = rows.filter((row) => row.rank === null);
  const groups = (['must-do', 'unscored', 'closed'] as const).flatMap((why): BoardItem[] => {
    const members = outside.filter((row) => outsideOf(row) === why);
    if (members.length === 0) return [];
    return [{ kind: 'outside', key: why, why, count: members.length }, ...members.map(featureItem)];
  });
  const rankedIsComplete = isComplete || outside.length > 0;
  return [...withCapacity(withTiers(ranked, rankedIsComplete), capacity), ...groups];
};

/** Rows in any other order: no tier and no line has a place there. */
export const toPlainItems = (rows: readonly FeatureRow[]): BoardItem[] => rows.map(featureItem);
