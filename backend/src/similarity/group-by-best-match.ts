/**
 * Groups items by the link from each to its best match only: a group does not grow by likenesses of likenesses.
 * Groups and their members keep the order of the items.
 */
export const groupByBestMatch = (
  items: readonly string[],
  bestMatchOf: (item: string) => string | undefined,
): string[][] => {
  const leaders = new Map<string, string>();
  const leaderOf = (item: string): string => {
    let leader = item;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    return leader;
  };
  for (const item of items) {
    const match = bestMatchOf(item);
    const [one, other] = [leaderOf(item), leaderOf(match ?? item)];
    if (one !== other) leaders.set(one, other);
  }
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const leader = leaderOf(item);
    groups.set(leader, [...(groups.get(leader) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};
