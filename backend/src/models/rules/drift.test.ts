import fc from 'fast-check';
import { chance, normals } from '../testing/chance.js';
import { driftOfInputs } from './drift-of-inputs.js';
import { driftOfResiduals, residualOf } from './drift-of-residuals.js';

const rows = (seed: number, n: number, shift = 0) => {
  const normal = normals(seed);
  const random = chance(seed + 1);
  return Array.from({ length: n }, () => ({
    reach: normal() + shift,
    demand: Math.floor(3 * random()),
    effortDays: random() < 0.3 ? null : normal(),
    type: random() < 0.5 + shift / 4 ? 'bug' : 'story',
  }));
};

describe('drift of inputs', () => {
  it('is told where the served rows moved, and only there', () => {
    const drifted = driftOfInputs(rows(1, 200), rows(2, 200, 1.5));
    expect(drifted.filter((one) => one.drifted).map(({ name }) => name)).toEqual(['reach', 'type']);
  });

  it('is told when an input stops coming', () => {
    const now = rows(4, 100).map((row) => ({ ...row, reach: null }));
    expect(driftOfInputs(rows(3, 100), now).find(({ name }) => name === 'reach')?.drifted).toBe(true);
  });

  it.each([30, 60, 300])('is rarely told of %d rows that did not move', (n) => {
    let alarms = 0;
    const checks = 200;
    for (let seed = 0; seed < checks; seed += 1)
      if (driftOfInputs(rows(10 * seed, n), rows(10 * seed + 5, n)).some(({ drifted }) => drifted))
        alarms += 1;
    expect(alarms / checks).toBeLessThanOrEqual(0.03);
  });

  it('says nothing of few rows or of an input that never changes', () => {
    expect(driftOfInputs(rows(1, 29), rows(2, 500, 3))).toEqual([]);
    const constant = Array.from({ length: 50 }, () => ({ reach: 1 }));
    expect(driftOfInputs(constant, constant).some(({ drifted }) => drifted)).toBe(false);
  });

  it('stays finite whatever the rows', () => {
    const row = fc.record({ a: fc.option(fc.double({ noNaN: true })), b: fc.option(fc.string()) });
    const many = fc.array(row, { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(many, many, (then, now) => {
        for (const { psi, threshold } of driftOfInputs(then, now)) {
          expect(psi).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(psi) && Number.isFinite(threshold)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('drift of residuals', () => {
  const drawn = (seed: number, n: number, shift: (i: number) => number) => {
    const normal = normals(seed);
    return Array.from({ length: n }, (_, i) => normal() + shift(i));
  };

  it('is told soon after outcomes begin to lie elsewhere, with the direction', () => {
    const higher = driftOfResiduals(drawn(1, 100, (i) => (i < 60 ? 0 : 1)));
    expect(higher).toMatchObject({ drifted: true, direction: 'higher' });
    expect(driftOfResiduals(drawn(1, 100, (i) => (i < 60 ? 0 : -1))).direction).toBe('lower');
  });

  it.each([20, 100, 400])('is rarely told of %d outcomes that are as predicted', (n) => {
    let alarms = 0;
    for (let seed = 0; seed < 500; seed += 1)
      if (driftOfResiduals(drawn(seed, n, () => 0)).drifted) alarms += 1;
    expect(alarms / 500).toBeLessThanOrEqual(0.02);
  });

  it('is not told of one wild outcome', () => {
    expect(driftOfResiduals([0, 0.1, 1e9, -0.2, 0])).toMatchObject({ drifted: false, direction: null });
    expect(driftOfResiduals([])).toMatchObject({ n: 0, statistic: 0, drifted: false });
  });

  it('measures in predicted standard deviations', () => {
    const predicted = { p10: 5, p50: 10, p90: 20 };
    expect(residualOf('effort', predicted, 20)).toBeCloseTo(1.2816, 3);
    expect(residualOf('effort', { p10: 10, p50: 10, p90: 10 }, 20)).toBeCloseTo(Math.log(2) / 0.05, 6);
  });
});
