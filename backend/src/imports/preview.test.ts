import path from 'node:path';
import { fileSource } from './file-source.js';
import { previewFile } from './preview.js';

const fixture = (name: string) => fileSource(path.resolve('backend/src/imports/fixtures', name));

describe('previewFile', () => {
  it('shows what a Jira export is taken for', async () => {
    const preview = await previewFile({ source: await fixture('jira-cloud.csv') });
    expect(preview).toMatchObject({
      format: 'jira_csv',
      encoding: 'utf-8',
      delimiter: ',',
      language: 'en',
      problems: [],
    });
    expect(preview.columns.find(({ name }) => name === 'Labels')).toEqual({
      name: 'Labels',
      repeats: 2,
      field: 'labels',
      confidence: 1,
      samples: ['map\ntides', 'form'],
    });
    expect(preview.columns.find(({ name }) => name === 'Project key')).toMatchObject({
      field: null,
      confidence: 0,
    });
    expect(preview.firstRows).toHaveLength(7);
    expect(preview.firstRows[0]).toHaveLength(preview.columns.length);
    expect(preview.fields).toContainEqual({ name: 'storyPoints', label: 'Story points' });
    expect(preview.fields).toContainEqual({ name: 'value', label: 'Value estimate (your currency)' });
  });

  it('says what is missing instead of refusing', async () => {
    const source = {
      name: 'x',
      sizeBytes: 10,
      open: async function* () {
        yield Buffer.from('a;b\n1;2\n');
      },
    };
    const preview = await previewFile({ source });
    expect(preview.problems).toEqual(['no column gives the title: map one to “title”']);
    const mapped = await previewFile({ source, mapping: { b: 'title' } });
    expect(mapped.problems).toEqual([]);
    expect(mapped.columns.map(({ field }) => field)).toEqual([null, 'title']);
  });

  it('names the custom fields of Jira’s JSON', async () => {
    const preview = await previewFile({ source: await fixture('search-jql.json') });
    expect(preview.format).toBe('jira_json');
    expect(preview.columns.find(({ name }) => name === 'Story point estimate')?.field).toBe('storyPoints');
  });
});
