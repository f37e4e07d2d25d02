import { draftEpic, percent, projectOfKey, type DraftSource } from './draft-epic.js';

const prediction: DraftSource['prediction'] = {
  value: { mean: 52_300.4, p10: 0, p50: 31_000, p90: 120_000, pNoEffect: 0.33, currency: 'EUR' },
  effortDays: { mean: 24.24, p10: 9.5, p50: 20, p90: 44 },
  roi: { mean: 1.1, p10: -1, p50: 0.4, p90: 3.904, pLoss: 0.41 },
  basedOn: 'prior',
};
const draft = (change: Partial<DraftSource['feature']> = {}, more: Partial<DraftSource> = {}) =>
  draftEpic({
    feature: { title: 'Pay by invoice', description: 'Companies ask.', demand: 0, jiraKey: null, ...change },
    prediction: null,
    projectKey: 'SHOP',
    ...more,
  });

describe('draftEpic', () => {
  it('says what is predicted, how sure that is and what it rests on', () => {
    expect(draft({ demand: 14, jiraKey: 'IDEA-7' }, { prediction }).description).toBe(
      [
        'Companies ask.',
        '',
        '# Why',
        '',
        '- Predicted return on its cost: +110 % (80 % interval −100 % to +390 %; 33 % chance of no effect)',
        '- Predicted value: EUR 52,300 (80 % interval 0 to 120,000)',
        '- Predicted effort: 24.2 person-days (80 % interval 9.5 to 44)',
        '- The value rests on stated assumptions alone; no outcome or estimate speaks for it yet',
        '- 14 companies asked for it',
        '- The idea came from IDEA-7',
      ].join('\n'),
    );
  });

  it('leaves out what is not known', () => {
    expect(draft().description).toBe('Companies ask.');
    expect(draft({ description: ' ', demand: 1 }).description).toBe('# Why\n\n- 1 company asked for it');
  });

  it('stays within what Jira takes', () => {
    const long = draft({ title: 'a b\n'.repeat(200), description: 'x'.repeat(100_000) }, { prediction });
    expect(long.summary.length).toBeLessThanOrEqual(255);
    expect(long.summary).toMatch(/…$/);
    expect(long.summary).not.toContain('\n');
    expect(long.description.length).toBeLessThan(30_000);
    expect(long.description).toContain('# Why');
  });
});

describe('percent', () => {
  it('is whole, signed and never minus nought', () => {
    expect([1.1, -0.254, 0, -0.001, 12.345].map(percent)).toEqual([
      '+110 %',
      '−25 %',
      '0 %',
      '0 %',
      '+1235 %',
    ]);
  });
});

describe('projectOfKey', () => {
  it('reads the project of an issue key', () => {
    expect([
      projectOfKey('PROJ-42'),
      projectOfKey('F-1x'),
      projectOfKey('proj-1'),
      projectOfKey(null),
    ]).toEqual(['PROJ', null, null, null]);
  });
});
