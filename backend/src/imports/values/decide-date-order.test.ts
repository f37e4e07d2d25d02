import { decideDateOrder, emptyDateTally, tallyDate } from './decide-date-order.js';

const decide = (values: readonly string[], asked?: 'dmy' | 'mdy') => {
  const tally = emptyDateTally();
  values.forEach((value, index) => {
    tallyDate(tally, { line: index + 2, column: 'Created', value });
  });
  return decideDateOrder(tally, asked);
};

describe('decideDateOrder', () => {
  it('follows what one value proves for all others', () => {
    expect(decide(['03/04/26', '11/23/26'])).toEqual({ order: 'mdy', decidedBy: 'evidence', doubt: null });
    expect(decide(['03/04/26', '23/11/26'])).toEqual({ order: 'dmy', decidedBy: 'evidence', doubt: null });
  });

  it('without proof reads the day first and says so', () => {
    expect(decide(['03/04/26'])).toEqual({
      order: 'dmy',
      decidedBy: 'default',
      doubt: 'dates such as “03/04/26” could be day or month first; read as day/month/year',
    });
    expect(decide(['23/Nov/26', '2026-11-23'])).toEqual({ order: 'dmy', decidedBy: 'default', doubt: null });
  });

  it('goes with the majority of a mixed file and warns', () => {
    const mixed = decide(['11/23/26', '11/24/26', '23/11/26', '03/04/26']);
    expect(mixed.order).toBe('mdy');
    expect(mixed.doubt).toContain('both day first (1) and month first (2)');
  });

  it('does what a person asks', () => {
    expect(decide(['23/11/26'], 'mdy')).toEqual({ order: 'mdy', decidedBy: 'asked', doubt: null });
  });
});
