import fc from 'fast-check';
import { parseAmount } from './parse-amount.js';

describe('parseAmount', () => {
  it.each([
    ['1250', 1250],
    ['1 250', 1250],
    ["1'250.5", 1250.5],
    ['12,5', 12.5],
    ['12.50', 12.5],
    ['-3', -3],
    ['.5', 0.5],
    ['0.125', 0.125],
    ['1250.125', 1250.125],
  ])('reads %s', (typed, amount) => {
    expect(parseAmount(typed)).toEqual({ amount });
  });

  it('tells empty from zero', () => {
    expect(parseAmount('  ')).toBe('empty');
    expect(parseAmount('0')).toEqual({ amount: 0 });
  });

  it.each(['1,250', '1.250', '-12.500'])('asks what %s means', (typed) => {
    expect(parseAmount(typed)).toHaveProperty('problem', expect.stringContaining('can be read both ways'));
  });

  it.each(['12k', '1.2.3', '€5', '1e9', '--1', '∞'])('refuses %s', (typed) => {
    expect(parseAmount(typed)).toHaveProperty('problem');
  });

  it('reads back every whole number it is given', () => {
    fc.assert(
      fc.property(fc.integer(), (amount) => {
        expect(parseAmount(String(amount))).toEqual({ amount });
      }),
      { numRuns: 100 },
    );
  });
});
