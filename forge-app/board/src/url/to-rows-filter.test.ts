import { defaultView } from './board-view.js';
import { toRowsFilter } from './to-rows-filter.js';

describe('toRowsFilter', () => {
  it('asks for what can still be decided on by default', () => {
    expect(toRowsFilter(defaultView)).toEqual({
      sort: 'rank',
      direction: 'asc',
      status: 'idea,planned,in_progress',
    });
  });

  it('leaves out a search of spaces and any status', () => {
    const filter = toRowsFilter({ ...defaultView, search: '  ', status: 'any', group: 'unscored' });
    expect(filter).toEqual({ sort: 'rank', direction: 'asc', ranked: 'false', mustDo: 'false' });
  });

  it('passes one status, a search and the must-do class on', () => {
    const filter = toRowsFilter({ ...defaultView, search: ' sso ', status: 'delivered', group: 'must-do' });
    expect(filter).toMatchObject({ search: 'sso', status: 'delivered', mustDo: 'true' });
  });
});
