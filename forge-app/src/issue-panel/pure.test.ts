import '../testing/bridge';
import { adfText } from '../shared/adf-text';
import { formatsOf } from '../shared/formats';
import { aPrediction } from '../testing/panel-data';
import { draftOf, draftProblems } from './epic-form';
import { dayProblem, expiresAt } from '../../board/src/page/expiry';
import { toDayField } from '../../board/src/format/dates';
import { browsePath } from './issue-link';
import { predictionChanges } from './prediction-change';
import { relevantInputs } from '../../board/src/drawer/relevant-inputs';

const en = formatsOf('en');

describe('expiry', () => {
  const now = new Date(2026, 10, 23, 12);

  it('holds through its whole last day in the reader’s zone', () => {
    const end = new Date(expiresAt('day', { now, day: '2026-12-01' }) ?? '');
    expect(toDayField(end)).toBe('2026-12-01');
    expect(toDayField(new Date(end.getTime() + 1000))).toBe('2026-12-02');
    expect(toDayField(new Date(expiresAt('quarter', { now, day: '' }) ?? ''))).toBe('2026-12-31');
    expect(toDayField(new Date(expiresAt('two-weeks', { now, day: '' }) ?? ''))).toBe('2026-12-07');
    expect(expiresAt('never', { now, day: '' })).toBeNull();
  });

  it('is no day that is over', () => {
    expect(dayProblem('2026-11-22', now)).toBe('Choose today or a later day.');
    expect(dayProblem('2026-11-23', now)).toBeNull();
    expect(dayProblem('', now)).toBe('Choose a day.');
  });
});

describe('relevantInputs', () => {
  const settings = { framework: 'roi' as const, criteria: [], formula: null };
  const criterion = (name: string) => ({
    name,
    label: name,
    weight: 1,
    anchorLow: 0,
    anchorHigh: 1,
    scale: 'linear' as const,
  });

  it('are what the score reads first, each once', () => {
    expect(relevantInputs({ ...settings, framework: 'rice' }, ['value', 'fit'])).toEqual([
      'reach',
      'impact',
      'confidence',
      'effort',
      'value',
      'effortDays',
      'storyPoints',
      'fit',
    ]);
    expect(relevantInputs(null, [])).toEqual(['value', 'effortDays', 'storyPoints']);
  });

  it('never ask a person for what is predicted', () => {
    const weighted = {
      ...settings,
      framework: 'weighted' as const,
      criteria: [criterion('predictedRoi'), criterion('fit')],
    };
    expect(relevantInputs(weighted, [])[0]).toBe('fit');
    const formula = {
      ...settings,
      framework: 'formula' as const,
      formula: 'max(fit, 2) * predictedValue / jobSize',
    };
    expect(relevantInputs(formula, []).slice(0, 2)).toEqual(['fit', 'jobSize']);
  });
});

describe('predictionChanges', () => {
  it('name only what a reader would see differ', () => {
    const before = aPrediction();
    expect(predictionChanges(before, { ...before, confidence: 0.641 }, en)).toEqual([]);
    expect(predictionChanges(before, { ...before, confidence: 0.7 }, en)).toEqual([
      'confidence 64\u00A0% → 70\u00A0%',
    ]);
    expect(predictionChanges(null, before, en)[0]).toBe('ROI +110\u00A0%');
  });
});

describe('drafts and links', () => {
  it('read children one per line and say what is wrong', () => {
    const draft = draftOf({ projectKey: ' PROJ ', summary: ' S ', description: '', children: 'a\n\n b \n' });
    expect(draft).toMatchObject({
      projectKey: 'PROJ',
      summary: 'S',
      children: [{ summary: 'a' }, { summary: 'b' }],
    });
    expect(Object.values(draftProblems(draft)).flat()).toEqual([]);
    const many = draftOf({ projectKey: 'p', summary: '', description: '', children: 'x\n'.repeat(51) });
    expect(Object.values(draftProblems(many)).flat()).toHaveLength(3);
  });

  it('lead only to keys of Jira', () => {
    expect(browsePath('PROJ-42')).toBe('/browse/PROJ-42');
    for (const key of ['idea-1', 'PROJ-0', 'PROJ-1/../x', '']) expect(browsePath(key)).toBeNull();
  });
});

describe('adfText', () => {
  it('gives the words of a comment, a line per block', () => {
    const document = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'mention', attrs: { text: '@Ana' } },
            { type: 'text', text: ' please' },
            { type: 'hardBreak' },
            { type: 'text', text: 'look' },
          ],
        },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] },
          ],
        },
        { type: 'mediaSingle', content: [{ type: 'media', attrs: {} }] },
      ],
    };
    expect(adfText(document)).toBe('@Ana please\nlook\none');
    expect(adfText(null)).toBe('');
    expect(adfText('plain')).toBe('');
  });
});
