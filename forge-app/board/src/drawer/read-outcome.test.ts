import { readOutcome } from './read-outcome.js';

const blank = { actualEffortDays: '', realisedValue: '', releasedOn: '', note: '' };

describe('readOutcome', () => {
  it('keeps zero apart from unknown', () => {
    expect(readOutcome({ ...blank, realisedValue: '0' })).toEqual({
      body: { actualEffortDays: null, realisedValue: 0, releasedOn: null, note: null },
    });
    expect(readOutcome({ ...blank, actualEffortDays: '12,5', note: ' ok ' })).toMatchObject({
      body: { actualEffortDays: 12.5, realisedValue: null, note: 'ok' },
    });
    expect(readOutcome({ ...blank, realisedValue: '\u2212300' })).toMatchObject({
      body: { realisedValue: -300 },
    });
  });

  it('refuses nothing at all, no number, and effort that took no time', () => {
    expect(readOutcome(blank)).toHaveProperty('problems.actualEffortDays');
    expect(readOutcome({ ...blank, realisedValue: 'lots' })).toHaveProperty('problems.realisedValue');
    expect(readOutcome({ ...blank, actualEffortDays: '0' })).toHaveProperty('problems.actualEffortDays');
  });
});
