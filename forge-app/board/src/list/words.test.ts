import { sparklinePoints } from './sparkline-points.js';
import { inputLabel, missingWords, modelPartLabel, rowNote } from './words.js';

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

describe('modelPartLabel', () => {
  it('says what a model reads in words', () => {
    expect(modelPartLabel('text:title')).toBe('Words of the title');
    expect(modelPartLabel('type=sub=task')).toBe('Type: sub=task');
    expect(modelPartLabel('type=')).toBe('Type: none');
    expect(modelPartLabel('storyPoints')).toBe('Story points');
    expect(modelPartLabel('base')).toBe('Before it saw the feature');
    expect(modelPartLabel('toString')).toBe('To string');
    expect(modelPartLabel('own_criterion')).toBe('Own criterion');
    expect(inputLabel('effortModel')).toBe('The team’s trained model');
  });
});
