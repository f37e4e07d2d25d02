import type { PlannedFeature } from './capacity.js';
import { capacityLine } from './capacity.js';

const planned = (number: number, days: number, needs: readonly string[] = []): PlannedFeature => ({
  id: `f${number}`,
  key: `PROJ-${number}`,
  effortDays: { mean: days, p10: days * 0.7, p50: days, p90: days * 1.3 },
  needs,
});
const line = (more: Partial<Parameters<typeof capacityLine>[0]>) =>
  capacityLine({ teamId: 't', ranked: [], mustDo: [], capacityDays: 30, delivered: new Set(), ...more });

describe('the capacity line', () => {
  it('ends where the next feature no longer fits on average', () => {
    const ranked = [planned(1, 10), planned(2, 15), planned(3, 10), planned(4, 1)];
    expect(line({ ranked })).toMatchObject({ fitsThrough: 2, plannedDays: 25 });
    expect(line({ ranked, capacityDays: 35 })).toMatchObject({ fitsThrough: 3, plannedDays: 35 });
    expect(line({ ranked, capacityDays: 9 })).toMatchObject({ fitsThrough: 0, plannedDays: 0, pFits: 1 });
  });

  it('is above the first feature where there is no capacity, or must-do work takes it all', () => {
    const none = { fitsThrough: 0, plannedDays: 0, pFits: 1 };
    expect(line({ ranked: [planned(1, 10)], capacityDays: 0 })).toMatchObject(none);
    expect(line({ ranked: [], capacityDays: 0 })).toMatchObject(none);
    const taken = line({ ranked: [planned(1, 10)], mustDo: [planned(2, 5)], capacityDays: 0 });
    expect(taken).toMatchObject({ fitsThrough: 0, plannedDays: 5, pFits: 0 });
  });

  it('says how likely the plan really fits', () => {
    const ranked = [planned(1, 10), planned(2, 20)];
    expect(line({ ranked }).pFits).toBeCloseTo(0.5, 1);
    expect(line({ ranked, capacityDays: 60 }).pFits).toBe(1);
    expect(line({ ranked: [planned(1, 29)] }).pFits).toBeGreaterThan(0.5);
  });

  it('gives must-do work its share first', () => {
    const ranked = [planned(1, 10), planned(2, 15)];
    expect(line({ ranked, mustDo: [planned(9, 12)] })).toMatchObject({ fitsThrough: 1, plannedDays: 22 });
    expect(line({ ranked, mustDo: [planned(9, 400)] })).toMatchObject({
      fitsThrough: 0,
      plannedDays: 400,
      pFits: 0,
    });
  });

  it('warns of prerequisites that the plan breaks', () => {
    const ranked = [
      planned(1, 5, ['f2', 'f9', 'f7']),
      planned(2, 5),
      planned(3, 5, ['f4', 'f8']),
      planned(4, 90),
    ];
    expect(line({ ranked, mustDo: [planned(9, 1)], delivered: new Set(['f8']) }).warnings).toEqual([
      'PROJ-1 needs PROJ-2, which is ranked after it.',
      'PROJ-1 needs a feature that is not ranked.',
      'PROJ-3 needs PROJ-4, which is below the capacity line.',
    ]);
  });
});
