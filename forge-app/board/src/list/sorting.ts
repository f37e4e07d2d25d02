import type { Sort } from '../url/board-view.js';
import type { Column } from './columns.js';

export interface Sorting {
  readonly sort: Sort;
  readonly direction: 'asc' | 'desc';
  readonly onSort: (column: Column) => void;
}

interface Order {
  readonly sort: Sort;
  readonly direction: 'asc' | 'desc';
}

/** A click on a head: its own first direction, and the other one when it is clicked again. */
export const nextOrder = (current: Order, column: Column): Order => {
  if (column.sort === undefined) return current;
  if (column.sort === current.sort)
    return { sort: current.sort, direction: current.direction === 'asc' ? 'desc' : 'asc' };
  return { sort: column.sort, direction: column.firstDirection ?? 'asc' };
};
