import fc from 'fast-check';
import { chance } from '../testing/chance.js';
import { logEvidence } from './evidence.js';

describe('evidence that a challenger is better', () => {
  it('is at most 1 on average while it is no better, for every fair game', () => {
    // Exactly: the mean over all equally likely sequences of a game that pays `up` or `−down` with nothing to gain.
    const fairGame = fc.tuple(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fairGame, fc.integer({ min: 1, max: 8 }), ([up, down], n) => {
        const pUp = down / (up + down);
        let expected = 0;
        for (let path = 0; path < 2 ** n; path += 1) {
          const steps = Array.from({ length: n }, (_, i) => ((path >> i) & 1) === 1);
          const ups = steps.filter(Boolean).length;
          const evidence = Math.exp(logEvidence(steps.map((isUp) => (isUp ? up : -down))));
          expected += pUp ** ups * (1 - pUp) ** (n - ups) * evidence;
        }
        expect(expected).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('reaches 1/α no more often than α, however often one looks', () => {
    const random = chance(7);
    const alpha = 0.05;
    let reached = 0;
    const games = 2_000;
    for (let game = 0; game < games; game += 1) {
      const differences: number[] = [];
      let most = -Infinity;
      for (let i = 0; i < 60; i += 1) {
        differences.push(random() < 0.2 ? 0.8 : -0.2);
        if (i % 4 === 3) most = Math.max(most, logEvidence(differences));
      }
      if (most >= Math.log(1 / alpha)) reached += 1;
    }
    expect(reached / games).toBeLessThanOrEqual(alpha);
  });

  it('does not depend on the order of outcomes and grows with every win', () => {
    const differences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(differences, (all) => {
        expect(logEvidence([...all].reverse())).toBeCloseTo(logEvidence(all), 9);
        expect(logEvidence([...all, 0.5])).toBeGreaterThan(logEvidence(all));
        expect(logEvidence([...all, -0.5])).toBeLessThan(logEvidence(all));
      }),
    );
  });

  it('finds a clear gain within forty outcomes', () => {
    const random = chance(3);
    const differences = Array.from({ length: 40 }, () => (random() < 0.75 ? 0.6 : -0.3));
    expect(logEvidence(differences)).toBeGreaterThan(Math.log(1_000));
  });
});
