import { sparklinePoints } from './sparkline-points.js';
import { inputLabel, missingWords, rowNote } from './words.js';

describe('words of a row', () => {
  it('names inputs as people do, also those of the team', () => {
    expect(inputLabel('effortDays')).toBe('Effort estimate');
    expect(inputLabel('predictedRoi')).toBe('Predicted ROI');
    expect(inputLabel('strategicFit_2026')).toBe('Strategic fit 2026');
    expect(inputLabel('toString')).toBe('To string');
  });

  it('says what a row needs, or what it is instead of ranked', () => {
    expect(missingWords({ rank: null, missing: ['reach', 'impact', 'effort'] })).toBe(
      'Needs reach, impact, and effort',
    );
    expect(missingWords({ rank: null, missing: ['sub-task of PROJ-1'] })).toBe('Sub-task of PROJ-1');
    expect(missingWords({ rank: 3, missing: [] })).toBeNull();
    expect(rowNote({ rank: null, missing: ['delivered'] })).toBeNull();
    expect(rowNote({ rank: null, missing: ['sub-task of PROJ-1'] })).toBe('Sub-task of PROJ-1');
    expect(rowNote({ rank: null, missing: ['reach'] })).toBe('Needs reach');
  });
});

describe('sparklinePoints', () => {
  const frame = { width: 44, height: 20, inset: 2 };

  it('draws the best rank at the top and spans the width', () => {
    expect(sparklinePoints([9, 1], frame)).toBe('2.0,18.0 42.0,2.0');
  });

  it('draws a level line for one rank or an unchanged one, and nothing for none', () => {
    expect(sparklinePoints([4], frame)).toBe('2.0,10.0 42.0,10.0');
    expect(sparklinePoints([4, 4, 4], frame)).toBe('2.0,10.0 22.0,10.0 42.0,10.0');
    expect(sparklinePoints([], frame)).toBe('');
  });
});
