import { assignColumns, columnsByField, type Mapping } from './assign-columns.js';
import { jiraNames } from './jira-names.js';
import { mappingProblems } from './mapping-problems.js';
import { readHeader } from './read-header.js';

const assign = (names: readonly string[], mapping: Mapping = {}) =>
  assignColumns(
    names.map((name) => ({ name })),
    mapping,
  );
const fields = (names: readonly string[], mapping: Mapping = {}) =>
  assign(names, mapping).map(({ field }) => field);

describe('readHeader', () => {
  it.each([
    ['Issue key', 'key'],
    ['issuekey', 'key'],
    ['ISSUE_KEY', 'key'],
    ['Work item key', 'key'],
    ['storypoint', 'storyPoints'],
    ['Custom field (Story Points)', 'storyPoints'],
    ['Benutzerdefinierte Felder (Story Points)', 'storyPoints'],
    ['カスタムフィールド (Story Points)', 'storyPoints'],
    ['Inward issue link (Blocks)', 'needs'],
    ['Outward issue link (Blocks)', 'neededBy'],
    ['Eingehende Vorgangsverknüpfung (Blocks)', 'needs'],
    ['Risk Reduction / Opportunity Enablement', 'riskReduction'],
    ['Σ Time Spent', 'timeSpent'],
    ['cost-of-delay', 'costOfDelay'],
  ])('%s is %s', (header, field) => {
    expect(readHeader(header)?.field).toBe(field);
  });

  it('knows Jira’s titles in six more languages', () => {
    for (const [language, names] of Object.entries(jiraNames))
      for (const [field, titles] of Object.entries(names))
        for (const title of titles)
          expect([language, title, readHeader(title)?.field]).toEqual([language, title, field]);
  });

  it('takes the currency from the title of a money column only', () => {
    expect(readHeader('Value (EUR)')).toMatchObject({ field: 'value', currency: 'EUR', confidence: 0.9 });
    expect(readHeader('Cost of delay [$/week]')).toMatchObject({ field: 'costOfDelay', currency: 'USD' });
    expect(readHeader('Reach (EUR)')).toBeNull();
    expect(readHeader('Value (XYZ)')).toBeNull();
  });

  it('leaves other links and unknown titles alone', () => {
    expect(readHeader('Inward issue link (Relates)')).toBeNull();
    expect(readHeader('constructor')).toBeNull();
    expect(readHeader('')).toBeNull();
  });
});

describe('assignColumns', () => {
  it('tells RICE from ICE by reach and ease', () => {
    expect(fields(['Reach', 'Impact', 'Confidence', 'Effort'])).toEqual([
      'reach',
      'impact',
      'confidence',
      'effort',
    ]);
    expect(fields(['Impact', 'Confidence', 'Ease'])).toEqual(['iceImpact', 'iceConfidence', 'iceEase']);
  });

  it('leaves out a framework’s column that stands alone', () => {
    const [, impact, value] = assign(['Key', 'Impact', 'Business value']);
    expect(impact?.field).toBeNull();
    expect(impact?.leftOut).toBe('the other columns of its framework are missing');
    expect(value?.field).toBeNull();
    expect(fields(['Business value', 'Job size'])).toEqual(['businessValue', 'jobSize']);
  });

  it('takes key and title from the most telling column only', () => {
    expect(fields(['ID', 'Name', 'Issue key', 'Summary'])).toEqual([null, null, 'key', 'title']);
    expect(fields(['Issue id', 'Summary'])).toEqual(['key', 'title']);
  });

  it('keeps repeated columns, the most telling name first', () => {
    const byField = columnsByField(assign(['Parent', 'Labels', 'Parent key', 'Labels']));
    expect(byField.get('labels')).toEqual([1, 3]);
    expect(byField.get('parentKey')).toEqual([2, 0]);
  });

  it('does what the mapping says, however the column is spelled, and keeps to it', () => {
    expect(
      fields(['Name', 'Our number', 'Value'], { our_number: 'key', Value: null, Name: 'title' }),
    ).toEqual(['title', 'key', null]);
    const byField = columnsByField(assign(['SP', 'T-shirt'], { 'T-shirt': 'storyPoints' }));
    expect(byField.get('storyPoints')).toEqual([1, 0]);
  });

  it('changes nothing when its own proposal is given back as a mapping', () => {
    const names = [
      'Summary',
      'Issue key',
      'Parent',
      'Parent key',
      'Impact',
      'Confidence',
      'Ease',
      'Value (EUR)',
      'Colour',
    ];
    const proposed = assign(names);
    const mapping = Object.fromEntries(proposed.map(({ name, field }) => [name, field]));
    const again = assign(names, mapping);
    expect(columnsByField(again)).toEqual(columnsByField(proposed));
    expect(again.map(({ currency }) => currency)).toEqual(proposed.map(({ currency }) => currency));
  });
});

describe('mappingProblems', () => {
  it('names columns and fields that do not exist', () => {
    const columns = [{ name: 'Title' }, { name: 'Story points', id: 'customfield_1' }];
    expect(
      mappingProblems(columns, { title: 'title', customfield_1: 'storyPoints', 'Story points': null }),
    ).toEqual([]);
    expect(mappingProblems(columns, { Titel: 'title', Title: 'no such field', '': 'key' })).toEqual([
      'the file has no column “Titel”',
      'there is no field “no such field” for column “Title”',
      'the file has no column “”',
    ]);
  });
});
