interface Step {
  readonly fromRank: number | null;
  readonly toRank: number | null;
}

/** `14 → 9 ▲5`; entering and leaving the ranking in words. */
export const rankStep = ({ fromRank, toRank }: Step): string => {
  if (fromRank === null && toRank === null) return 'not ranked';
  if (fromRank === null) return `new at ${String(toRank)}`;
  if (toRank === null) return `${String(fromRank)} → not ranked`;
  const gained = fromRank - toRank;
  if (gained === 0) return `stays at ${String(toRank)}`;
  return `${String(fromRank)} → ${String(toRank)} ${gained > 0 ? '▲' : '▼'}${String(Math.abs(gained))}`;
};
