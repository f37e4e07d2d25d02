import type { RowsFilter } from '../data/rows-query.js';
import type { BoardView, Group, StatusFilter } from './board-view.js';

const statusQuery = (status: StatusFilter): Pick<RowsFilter, 'status'> => {
  if (status === 'any') return {};
  return { status: status === 'open' ? 'idea,planned,in_progress' : status };
};

const groupQuery: Record<Group, Pick<RowsFilter, 'ranked' | 'mustDo'>> = {
  all: {},
  ranked: { ranked: 'true' },
  unscored: { ranked: 'false', mustDo: 'false' },
  'must-do': { mustDo: 'true' },
};

/** What the list asks the backend for; searching and sorting happen there, over texts this page never loads. */
export const toRowsFilter = (view: BoardView): RowsFilter => {
  const search = view.search.trim();
  return {
    sort: view.sort,
    direction: view.direction,
    ...(search === '' ? {} : { search }),
    ...statusQuery(view.status),
    ...groupQuery[view.group],
  };
};
