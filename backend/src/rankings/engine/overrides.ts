import { compareKeys } from './natural-order.js';
import type { RankOverride } from './types.js';

const isActive = ({ expiresAt }: RankOverride, now: Date): boolean =>
  expiresAt === null || Date.parse(expiresAt) > now.getTime();

/** Latest first; the id decides between two of the same moment, so the order of the input never matters. */
const latestFirst = (a: RankOverride, b: RankOverride): number =>
  Date.parse(b.createdAt) - Date.parse(a.createdAt) || compareKeys(a.featureId, b.featureId);

/** The override in force of each feature: its latest that has not expired. */
export const activeOverrides = (
  overrides: readonly RankOverride[],
  now: Date,
): ReadonlyMap<string, RankOverride> => {
  const active = new Map<string, RankOverride>();
  for (const one of overrides.filter((override) => isActive(override, now)).sort(latestFirst))
    if (!active.has(one.featureId)) active.set(one.featureId, one);
  return active;
};

/** The wanted place, else the next free one after it, else the last free one before it. */
const freePlace = (taken: ReadonlySet<number>, wanted: number, count: number): number => {
  let place = Math.min(wanted, count);
  while (place <= count && taken.has(place)) place += 1;
  if (place <= count) return place;
  place = Math.min(wanted, count);
  while (taken.has(place)) place -= 1;
  return place;
};

/**
 * Model order → shown order. Every overridden feature gets the place it was given (two that want the same: the later
 * decision gets it, the other the next free one); the rest keep the model's order in the places left.
 */
export const applyOverrides = (
  modelOrder: readonly string[],
  active: ReadonlyMap<string, RankOverride>,
): readonly string[] => {
  const present = new Set(modelOrder);
  const placed = new Map<number, string>();
  const taken = new Set<number>();
  for (const { featureId, position } of [...active.values()].sort(latestFirst)) {
    if (!present.has(featureId)) continue;
    const place = freePlace(taken, position, modelOrder.length);
    taken.add(place);
    placed.set(place, featureId);
  }
  const rest = modelOrder.filter((id) => !active.has(id));
  let next = 0;
  return modelOrder.map((_, index) => placed.get(index + 1) ?? rest[next++]!);
};
