import fc from 'fast-check';
import { tidyCompanyName } from './company-name.js';

describe('tidyCompanyName', () => {
  it('gives one spelling to what looks the same', () => {
    expect(tidyCompanyName('  Nordhal \t Ka\u0308lte ')).toBe('Nordhal Kälte');
  });

  it('is settled after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const tidy = tidyCompanyName(name);
        expect(tidyCompanyName(tidy)).toBe(tidy);
      }),
    );
  });
});
