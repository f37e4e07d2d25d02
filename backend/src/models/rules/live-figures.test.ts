import { liveFigures, reliabilityOf, type Promise80 } from './live-figures.js';
import { isCheckDue, whyRetrain } from './when-to-retrain.js';

const promise = (actual: number, more: Partial<Promise80> = {}): Promise80 => ({
  actual,
  predicted: { p10: 5, p50: 10, p90: 20 },
  pLoss: 0.5,
  lost: null,
  ...more,
});

describe('figures of what was promised', () => {
  it('say nothing below 15 outcomes', () => {
    const few = Array.from({ length: 14 }, () => promise(10));
    expect(liveFigures('effort', few)).toBeNull();
    expect(reliabilityOf(few)).toBeNull();
  });

  it('compare with the median of the outcomes before each, on the same outcomes', () => {
    const outcomes = Array.from({ length: 21 }, (_, i) => promise(i % 2 === 0 ? 10 : 40));
    const figures = liveFigures('effort', outcomes);
    // Half of the outcomes are ln 4 from their prediction; the first has no outcome before it and counts for neither.
    expect(figures).toMatchObject({ nOfNaive: 20, beatsNaive: true });
    expect(figures?.ours).toBeCloseTo(Math.log(4) / 2, 9);
    expect(figures?.coverage80).toBeCloseTo(11 / 21, 9);
  });

  it('count outcomes below each quantile, and losses in bins of what was feared', () => {
    const outcomes = [
      ...Array.from({ length: 10 }, () => promise(4, { pLoss: 0.9, lost: true })),
      ...Array.from({ length: 10 }, (_, i) => promise(15, { pLoss: 0.1, lost: i === 0 })),
    ];
    const reliability = reliabilityOf(outcomes);
    expect(reliability?.quantiles.map(({ observed }) => observed)).toEqual([0.5, 0.5, 1]);
    expect(reliability?.losses.map(({ observed, n }) => [observed, n])).toEqual([
      [0.1, 10],
      [null, 0],
      [null, 0],
      [null, 0],
      [1, 10],
    ]);
  });

  it('have no bins of losses where the money is not known', () => {
    expect(reliabilityOf(Array.from({ length: 20 }, () => promise(10)))?.losses).toEqual([]);
  });
});

describe('when to look and to train', () => {
  const at = (hour: number, day = 10) => new Date(Date.UTC(2026, 10, day, hour));
  it('looks once a night, and after a night that was missed', () => {
    expect(isCheckDue(at(2), null)).toBe(true);
    expect(isCheckDue(at(12), null)).toBe(true);
    expect(isCheckDue(at(2), at(1))).toBe(false);
    expect(isCheckDue(at(12), at(2))).toBe(false);
    expect(isCheckDue(at(2, 11), at(3))).toBe(true);
    expect(isCheckDue(at(9, 11), at(2))).toBe(true);
  });

  it('trains on ten new outcomes, or on one after drift, never on none', () => {
    expect(whyRetrain({ newOutcomes: 10, drifted: false })).toBe('outcomes');
    expect(whyRetrain({ newOutcomes: 9, drifted: false })).toBeNull();
    expect(whyRetrain({ newOutcomes: 1, drifted: true })).toBe('drift');
    expect(whyRetrain({ newOutcomes: 0, drifted: true })).toBeNull();
  });
});
