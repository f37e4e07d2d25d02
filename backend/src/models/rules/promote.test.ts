import fc from 'fast-check';
import { chance, normals } from '../testing/chance.js';
import type { Quantiles } from './loss.js';
import { judgeChallenger, promotionError, type HeldOutPair } from './promote.js';

const around = (days: number, factor = 2): Quantiles => ({
  p10: days / factor,
  p50: days,
  p90: days * factor,
});
const naive: Quantiles = { p10: 1, p50: 10, p90: 100 };

/** Outcomes around 10 days; either side misses the truth by a factor whose logarithm has the given spread. */
const pairs = (
  seed: number,
  { n, challenger, champion }: { n: number; challenger: number; champion: number },
): HeldOutPair[] => {
  const normal = normals(seed);
  return Array.from({ length: n }, () => {
    const truth = 10 * Math.exp(normal());
    return {
      actual: truth * Math.exp(0.3 * normal()),
      challenger: around(truth * Math.exp(challenger * normal())),
      champion: around(truth * Math.exp(champion * normal())),
    };
  });
};

describe('promoting a challenger', () => {
  it('takes one that is clearly better and says why', () => {
    const verdict = judgeChallenger({
      kind: 'effort',
      pairs: pairs(1, { n: 60, challenger: 0.2, champion: 1 }),
      naive,
    });
    expect(verdict).toMatchObject({ promote: true, heldOut: { n: 60 } });
    expect(verdict.reason).toMatch(/^Won: held-out loss .* on 60 outcomes neither model had seen\.$/);
    expect(verdict.heldOut.challenger).toBeLessThan(verdict.heldOut.champion);
  });

  it('never takes the champion’s own twin, nor a worse one', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 15, max: 80 }), (seed, n) => {
        const same = pairs(seed, { n, challenger: 0.4, champion: 0.4 }).map((pair) => ({
          ...pair,
          challenger: pair.champion,
        }));
        expect(judgeChallenger({ kind: 'effort', pairs: same, naive }).promote).toBe(false);
        const swapped = pairs(seed, { n, challenger: 1.5, champion: 0.2 });
        expect(judgeChallenger({ kind: 'effort', pairs: swapped, naive }).promote).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('takes equals less often than it says, retraining after retraining on much the same outcomes', () => {
    const retrainings = 4_000;
    let promoted = 0;
    for (let seed = 0; seed < retrainings; seed += 1) {
      const contest = pairs(seed, { n: 15 + (seed % 50), challenger: 0.5, champion: 0.5 });
      if (judgeChallenger({ kind: 'effort', pairs: contest, naive }).promote) promoted += 1;
    }
    expect(promoted / retrainings).toBeLessThanOrEqual(promotionError);
  });

  it('keeps the champion while what speaks against it may be chance', () => {
    const contest = {
      kind: 'effort',
      pairs: pairs(5, { n: 15, challenger: 0.4, champion: 0.6 }),
      naive,
    } as const;
    expect(judgeChallenger(contest)).toMatchObject({
      promote: false,
      reason: expect.stringContaining('on 15 outcomes is below the 1000 it takes') as unknown,
    });
  });

  it('refuses one whose interval lies', () => {
    const random = chance(2);
    const contest = Array.from({ length: 60 }, () => {
      const actual = 10 * Math.exp(random() - 0.5);
      return { actual, challenger: around(actual * 1.05, 1.01), champion: around(100) };
    });
    // A champion that covers nothing either is no reason to keep it.
    expect(judgeChallenger({ kind: 'effort', pairs: contest, naive })).toMatchObject({
      promote: true,
      heldOut: { coverage80: 0, championCoverage80: 0 },
    });
    const honest = contest.map((pair) => ({ ...pair, champion: around(100, 20) }));
    const verdict = judgeChallenger({ kind: 'effort', pairs: honest, naive });
    expect(verdict.promote).toBe(false);
    expect(verdict.reason).toContain('covers only 0.0 %');
  });

  it('refuses one that earlier outcomes alone beat', () => {
    const contest = pairs(4, { n: 60, challenger: 1, champion: 4 });
    const verdict = judgeChallenger({ kind: 'effort', pairs: contest, naive: around(10, 3) });
    expect(verdict).toMatchObject({ promote: false });
    expect(verdict.reason).toContain('that of earlier outcomes alone');
  });

  it('judges money with losses and nothing among it', () => {
    const random = chance(9);
    const contest = Array.from({ length: 50 }, () => {
      const actual = random() < 0.3 ? 0 : 4 * random() - 1;
      const near = { p10: actual - 0.2, p50: actual + 0.02, p90: actual + 0.2 };
      return { actual, challenger: near, champion: { p10: 0, p50: 3, p90: 9 } };
    });
    expect(
      judgeChallenger({ kind: 'value', pairs: contest, naive: { p10: -1, p50: 0.5, p90: 3 } }).promote,
    ).toBe(true);
  });

  it('says nothing on fewer than 15 outcomes', () => {
    const few = pairs(1, { n: 14, challenger: 0.2, champion: 1 });
    expect(() => judgeChallenger({ kind: 'effort', pairs: few, naive })).toThrow(RangeError);
  });
});
