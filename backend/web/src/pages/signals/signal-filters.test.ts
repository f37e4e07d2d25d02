import fc from 'fast-check';
import { signalSource } from '@valora/contracts';
import { addressOfFilters, askedOfFilters, filtersOfAddress, isFiltered } from './signal-filters.js';

describe('signal filters', () => {
  it('survive a round trip through the address', () => {
    const filters = fc.record({
      search: fc.string({ maxLength: 200 }),
      source: fc.constantFrom('any' as const, ...signalSource.options),
      attached: fc.constantFrom('any' as const, 'true' as const, 'false' as const),
      merged: fc.boolean(),
    });
    fc.assert(
      fc.property(filters, (given) => {
        const address = addressOfFilters(given).toString();
        expect(filtersOfAddress(new URLSearchParams(address))).toEqual(given);
      }),
      { numRuns: 100 },
    );
  });

  it('drop what the address makes up', () => {
    const filters = filtersOfAddress(new URLSearchParams('source=telepathy&attached=maybe&merged=1'));
    expect(isFiltered(filters)).toBe(false);
  });

  it('ask the API only for what is filtered', () => {
    expect(askedOfFilters(filtersOfAddress(new URLSearchParams('search=%20SAML%20&attached=false')))).toEqual(
      {
        search: 'SAML',
        attached: 'false',
      },
    );
    expect(askedOfFilters(filtersOfAddress(new URLSearchParams('merged=true')))).toEqual({
      includeMerged: 'true',
    });
  });
});
