import { framework } from '@valora/contracts';
import { scoringMessage, weightShares } from './scoring-words.js';

describe('scoringMessage', () => {
  it.each(framework.options)('says what %s ranks by', (name) => {
    expect(scoringMessage({ framework: name, locked: false })).toMatch(/^Features are ranked by .+\.$/);
  });

  it('says when only admins may change it', () => {
    expect(scoringMessage({ framework: 'roi', locked: true })).toMatch(/the formula is locked\.$/);
  });
});

describe('weightShares', () => {
  it('are percents of the sum', () => {
    expect(weightShares([{ weight: 3 }, { weight: 1 }])).toEqual([75, 25]);
    expect(weightShares([{ weight: 0 }])).toEqual([0]);
    expect(weightShares([])).toEqual([]);
  });
});
