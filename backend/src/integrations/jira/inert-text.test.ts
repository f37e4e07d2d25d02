import fc from 'fast-check';
import { summaryText } from './inert-text.js';

describe('summaryText', () => {
  it('is one line', () => {
    expect(summaryText(' Pay\r\n by\tinvoice \u0000', 'x')).toBe('Pay by invoice');
  });

  it('falls back where nothing is left', () => {
    expect(summaryText('\u0000 \n', 'Untitled')).toBe('Untitled');
  });

  it('never breaks a limit or a character, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const summary = summaryText(typed, 'Untitled');
        expect(summary.length).toBeGreaterThan(0);
        expect(summary.length).toBeLessThanOrEqual(255);
        expect(['\n', '\r', '\u0000'].filter((mark) => summary.includes(mark))).toEqual([]);
        expect(encodeURIComponent(summary)).not.toBe('');
      }),
    );
  });
});
