import type { FeatureQuery } from './feature-filters.js';

export interface Order {
  /** SQL over f, r and p, never null: what is unknown comes last in either direction. */
  readonly expression: string;
  readonly type: 'float8' | 'text';
}

const last = { asc: `'infinity'::float8`, desc: `'-infinity'::float8` } as const;

/** What each sort of the list compares; ties are broken by id. */
export const orderOf = ({ sort, direction }: Pick<FeatureQuery, 'sort' | 'direction'>): Order => {
  const number = (column: string): Order => ({
    expression: `coalesce(${column}::float8, ${last[direction]})`,
    type: 'float8',
  });
  switch (sort) {
    case 'rank':
      return number('r.rank');
    case 'roi':
      return number('p.roi_mean');
    case 'effort':
      return number('p.effort_mean');
    case 'demand':
      return number('f.demand');
    case 'createdAt':
      return number('extract(epoch from f.created_at)');
    case 'key':
      return { expression: 'f.key', type: 'text' };
    case 'title':
      return { expression: 'lower(f.title)', type: 'text' };
    case 'status':
      return { expression: 'f.status', type: 'text' };
  }
};
