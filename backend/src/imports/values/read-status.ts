import type { FeatureStatus } from '@valora/contracts';
import { plainName } from '../text/plain-name.js';
import { categoryNames, statusNames } from './status-names.js';

const index = <S extends FeatureStatus>(
  names: Readonly<Record<S, readonly string[]>>,
): ReadonlyMap<string, S> =>
  new Map(
    (Object.entries(names) as [S, readonly string[]][]).flatMap(([status, list]) =>
      list.map((name): [string, S] => [plainName(name), status]),
    ),
  );
const byName = index(statusNames);
const byCategory = index(categoryNames);

export interface StatusCells {
  /** Blank where the file has no such column or the cell is empty. */
  readonly status: string;
  readonly category: string;
  readonly resolution: string;
  readonly hasDeliveredDate: boolean;
}
export interface ReadStatus {
  readonly status: FeatureStatus;
  /** The state's name, when nothing but a guess could be made of it. */
  readonly unknownName: string | null;
}

const known = (status: FeatureStatus): ReadStatus => ({ status, unknownName: null });

const isDropped = (resolution: string): boolean => byName.get(plainName(resolution)) === 'dropped';

/**
 * The state of the work, in this order: the state's own name, narrowed by Jira's category (a team's “Ready” in the
 * category Done is delivered); the category alone; the resolved date; else an idea. Finished work whose resolution says
 * that it was not done (won't do, duplicate …) is dropped.
 */
export const readStatus = (cells: StatusCells): ReadStatus => {
  const named = byName.get(plainName(cells.status)) ?? null;
  const category = byCategory.get(plainName(cells.category)) ?? null;
  const base = combine(named, category);
  if (base === null) {
    const status = cells.hasDeliveredDate ? 'delivered' : 'idea';
    return cells.status.trim() === '' || cells.hasDeliveredDate
      ? known(dropIf(status, cells.resolution))
      : { status, unknownName: cells.status.trim() };
  }
  return known(dropIf(base, cells.resolution));
};

const dropIf = (status: FeatureStatus, resolution: string): FeatureStatus =>
  status === 'delivered' && isDropped(resolution) ? 'dropped' : status;

const phaseOf: Readonly<Record<FeatureStatus, 'idea' | 'in_progress' | 'delivered'>> = {
  idea: 'idea',
  planned: 'idea',
  in_progress: 'in_progress',
  delivered: 'delivered',
  dropped: 'delivered',
};

const combine = (
  named: FeatureStatus | null,
  category: 'idea' | 'in_progress' | 'delivered' | null,
): FeatureStatus | null => {
  if (named === null || category === null) return named ?? category;
  return phaseOf[named] === category ? named : category;
};
