import { settingsOf } from '../testing/rankable.js';
import { settingsProblems } from './scorer.js';

const criterion = {
  name: 'reach',
  label: 'Reach',
  weight: 1,
  anchorLow: 0,
  anchorHigh: 10,
  scale: 'linear' as const,
};

describe('ranking settings', () => {
  it('are fine when they can be used', () => {
    expect(settingsProblems(settingsOf({}), [])).toEqual([]);
    expect(settingsProblems(settingsOf({ framework: 'weighted', criteria: [criterion] }), ['reach'])).toEqual(
      [],
    );
    const formula = 'reach * predictedRoi + demand';
    expect(settingsProblems(settingsOf({ framework: 'formula', formula }), ['reach'])).toEqual([]);
  });

  it('name everything that is wrong with them', () => {
    const problems = (more: Parameters<typeof settingsOf>[0]) =>
      settingsProblems(settingsOf(more), ['reach']);
    expect(problems({ framework: 'weighted', criteria: [{ ...criterion, weight: 0 }] })).toEqual([
      'give at least one criterion a weight above 0',
    ]);
    expect(problems({ framework: 'weighted', criteria: [criterion, criterion] })[0]).toContain('twice');
    expect(problems({ framework: 'formula', formula: null })[0]).toContain('position 1');
    expect(problems({ framework: 'formula', formula: 'reach * foo + bar' })).toHaveLength(2);
  });
});
