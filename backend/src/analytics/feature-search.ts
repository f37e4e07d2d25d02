import type { FeatureQuery } from './feature-filters.js';
import type { Values } from './values.js';

/** A search for features on its way to SQL. */
export interface FeatureSearch {
  readonly query: FeatureQuery;
  readonly values: Values;
  /** Placeholder of the team. */
  readonly team: string;
  /** Conditions over f and r, each after an `and`; empty without filters. */
  readonly filters: string;
}

/** What a row compares as with the cursor it follows. */
export const comparison = ({ direction }: Pick<FeatureQuery, 'direction'>): string =>
  direction === 'asc' ? '>' : '<';
