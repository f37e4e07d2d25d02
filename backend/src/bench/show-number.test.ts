import { showMegabytes, showMs, showNumber, showPercent, showRatio } from './show-number.js';

describe('numbers of the report', () => {
  it('shows three digits', () => {
    expect([1234.5, 0.012341, 7, 99.96].map(showNumber)).toEqual(['1,230', '0.0123', '7', '100']);
  });

  it('names units', () => {
    expect(showMs(12.345)).toBe('12.3 ms');
    expect(showMs(12_345)).toBe('12.3 s');
    expect(showMegabytes(157_286_400)).toBe('150 MB');
    expect(showRatio(0.714)).toBe('0.71 ×');
    expect(showPercent(0.614)).toBe('61 %');
  });
});
