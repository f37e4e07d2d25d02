import { previewTable } from './preview-table.js';

const column = (name: string) => ({ name, repeats: 1, field: null, confidence: 0, samples: [] });

describe('previewTable', () => {
  const preview = {
    columns: [column('Ticket'), column('Name'), column('Lead')],
    firstRows: [['A-1', 'Bulk edit', 'Ada'], ['A-2']],
    fields: [
      { name: 'key', label: 'Key' },
      { name: 'title', label: 'Title' },
    ],
  };

  it('shows what goes in, under the fields it becomes', () => {
    expect(previewTable(preview, { Ticket: 'key', Name: 'title', Lead: null })).toEqual({
      headings: ['Key ← Ticket', 'Title ← Name'],
      rows: [
        ['A-1', 'Bulk edit'],
        ['A-2', ''],
      ],
    });
  });

  it('is empty while no column is chosen', () => {
    expect(previewTable(preview, {}).headings).toEqual([]);
  });
});
