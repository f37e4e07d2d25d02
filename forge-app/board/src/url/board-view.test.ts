import fc from 'fast-check';
import { defaultView, parseView, writeView, type BoardView } from './board-view.js';

const view: fc.Arbitrary<BoardView> = fc.record({
  screen: fc.constantFrom('list', 'chart', 'epics', 'ledger'),
  search: fc.string({ maxLength: 200 }),
  status: fc.constantFrom('open', 'any', 'idea', 'planned', 'in_progress', 'delivered', 'dropped'),
  group: fc.constantFrom('all', 'ranked', 'unscored', 'must-do'),
  sort: fc.constantFrom('rank', 'roi', 'effort', 'demand', 'key', 'title', 'status', 'createdAt'),
  direction: fc.constantFrom('asc', 'desc'),
  featureId: fc.option(fc.uuid()),
  tab: fc.constantFrom('why', 'inputs', 'signals', 'history', 'delivery', 'details'),
  input: fc.option(fc.constantFrom('reach', 'value')),
  panel: fc.constantFrom('weights', 'moves', null),
});

describe('the board in the URL', () => {
  it('reads back what it wrote, whatever is searched for', () => {
    fc.assert(
      fc.property(view, (given) => {
        expect(parseView(writeView('', given))).toEqual(given);
      }),
    );
  });

  it('keeps the address empty for the default view and leaves the parameters of others alone', () => {
    expect(writeView('', defaultView)).toBe('');
    expect(writeView('?xdm=1&q=old', { ...defaultView, search: 'new' })).toBe('xdm=1&q=new');
  });

  it('opens the default for words it does not know', () => {
    expect(parseView('?sort=astrology&view=&dir=up&show=none&tab=x&panel=y&status=z')).toEqual(defaultView);
  });
});
