import { lossAmount, lossNote } from './loss-words.js';

const format = { locale: 'en', exact: (value: number) => String(value) };

describe('lossAmount', () => {
  it('shows a loss of logarithms as the factor it stands for', () => {
    const loss = 'mean quantile loss (10, 50, 90 %) of ln(person-days)';
    expect(lossAmount(loss, Math.log(1.6), format)).toBe('×1.60');
    expect(lossAmount(loss, 0, format)).toBe('×1.00');
    expect(lossAmount(loss, Math.log(23.4), format)).toBe('×23');
    expect(lossNote(loss)).toContain(loss);
  });

  it('says where the factor of a return does not hold', () => {
    const loss = 'mean quantile loss (10, 50, 90 %) of asinh(value / cost)';
    expect(lossAmount(loss, Math.log(2), format)).toBe('×2.00');
    expect(lossNote(loss)).toContain('near a return of nothing');
    // What the note says of ×1.5: a difference of ln 1.5 from a return of nothing.
    expect(Math.sinh(Math.log(1.5))).toBeCloseTo(0.4, 1);
  });

  it('leaves any other loss as it is', () => {
    expect(lossAmount('mean absolute error in days', 1.23456, format)).toBe('1.23');
  });
});
