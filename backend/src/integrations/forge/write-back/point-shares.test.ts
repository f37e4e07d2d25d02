import fc from 'fast-check';
import { keptFor, newcomers, takeShare, type ShareAccount, type SharedHour } from './point-shares.js';

const part = 10_000;
const sites = ['a', 'b', 'c', 'd'];
const known = new Set(['a', 'b', 'c']);
const share = (0.9 * part) / known.size;

interface Ask {
  readonly site: string;
  readonly points: number;
  readonly elapsed: number;
}

/** Asks of any sites in any order, as the hour goes by. */
const asks = fc
  .array(
    fc.record({
      site: fc.constantFrom(...sites),
      points: fc.integer({ min: 1, max: 2_500 }),
      elapsed: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 60 },
  )
  .map((list) => [...list].sort((one, other) => one.elapsed - other.elapsed));

const open = () => {
  const accounts = new Map<string, ShareAccount>();
  const at = (elapsed: number): SharedHour => ({ part, elapsed, known, accounts: [...accounts.values()] });
  return {
    at,
    take: ({ site, points, elapsed }: Ask): boolean => {
      const changed = takeShare(at(elapsed), site, points);
      for (const account of changed ?? []) accounts.set(account.site, account);
      return changed !== null;
    },
    spentBy: (site: string) => accounts.get(site)?.spent ?? 0,
    spent: () => [...accounts.values()].reduce((sum, account) => sum + account.spent, 0),
  };
};

describe('shares of points', () => {
  it('never give out more than there is, with what is kept for others', () => {
    fc.assert(
      fc.property(asks, (list) => {
        const hour = open();
        for (const ask of list) {
          hour.take(ask);
          const kept = [...known, newcomers].reduce(
            (sum, site) => sum + keptFor(hour.at(ask.elapsed), site),
            0,
          );
          expect(hour.spent() + kept).toBeLessThanOrEqual(part + 1e-6);
        }
      }),
    );
  });

  it('leave a site its share of the time that is left, whatever the others did', () => {
    fc.assert(
      fc.property(asks, fc.double({ min: 0, max: 1, noNaN: true }), (list, late) => {
        const hour = open();
        for (const ask of list) if (ask.site !== 'c' && ask.elapsed <= late) hour.take(ask);
        const points = Math.floor(share * (1 - late));
        fc.pre(points > 0);
        expect(hour.take({ site: 'c', points, elapsed: late })).toBe(true);
      }),
    );
  });

  it('serve whoever spends evenly to the end of the hour, beside a busy one', () => {
    const hour = open();
    const each = Math.floor(share / 60);
    for (let minute = 0; minute < 60; minute += 1) {
      for (let greedy = 0; greedy < 100; greedy += 1)
        hour.take({ site: 'a', points: 100, elapsed: minute / 60 });
      expect(hour.take({ site: 'b', points: each, elapsed: minute / 60 })).toBe(true);
    }
    expect(hour.spentBy('b')).toBe(60 * each);
    expect(hour.spentBy('a')).toBeGreaterThan(share);
    expect(hour.spent()).toBeLessThanOrEqual(part);
  });

  it('let a busy site alone take nearly everything by the end', () => {
    const hour = open();
    for (let second = 0; second < 3_600; second += 10)
      while (hour.take({ site: 'a', points: 10, elapsed: second / 3_600 }));
    expect(hour.spentBy('a')).toBeGreaterThan(0.98 * part);
  });

  it('keep something for sites nobody knew, which they have together', () => {
    const hour = open();
    while (hour.take({ site: 'a', points: 10, elapsed: 0 }));
    expect(hour.spentBy('a')).toBe(share);
    expect(hour.take({ site: 'new', points: 600, elapsed: 0 })).toBe(true);
    expect(hour.take({ site: 'newer', points: 600, elapsed: 0 })).toBe(false);
    expect(hour.take({ site: 'newer', points: 400, elapsed: 0 })).toBe(true);
  });

  it('give a first site everything', () => {
    const empty: SharedHour = { part, elapsed: 0, known: new Set(), accounts: [] };
    expect(takeShare(empty, 'first', part)).not.toBeNull();
    expect(takeShare(empty, 'first', part + 1)).toBeNull();
  });
});
