import { countMapped, mappingNotes, recognisedMapping, withColumnMapped } from './column-mapping.js';

const column = (name: string, field: string | null) => ({
  name,
  repeats: 1,
  field,
  confidence: 1,
  samples: [],
});
const recognised = recognisedMapping({
  columns: [column('Ticket', null), column('Name', 'title'), column('Label', 'labels')],
});

describe('column mapping', () => {
  it('starts from what was recognised and says what the missing key means', () => {
    expect(recognised).toEqual({ Ticket: null, Name: 'title', Label: 'labels' });
    expect(countMapped(recognised)).toEqual({ taken: 2, left: 1 });
    const { problem, consequences } = mappingNotes(recognised);
    expect(problem).toBeNull();
    expect(consequences).toEqual([expect.stringContaining('known by its title')]);
  });

  it('has nothing to say once key and title are there, and cannot start without a title', () => {
    expect(mappingNotes(withColumnMapped(recognised, 'Ticket', 'key'))).toEqual({
      problem: null,
      consequences: [],
    });
    expect(mappingNotes(withColumnMapped(recognised, 'Name', null)).problem).toMatch(/title/);
  });

  it('moves a field that holds one value and lets labels gather', () => {
    expect(withColumnMapped(recognised, 'Ticket', 'title')).toEqual({
      Ticket: 'title',
      Name: null,
      Label: 'labels',
    });
    expect(withColumnMapped(recognised, 'Ticket', 'labels')).toMatchObject({
      Ticket: 'labels',
      Label: 'labels',
    });
  });

  it('leaves a column out without touching the others', () => {
    expect(withColumnMapped(recognised, 'Name', null)).toEqual({ Ticket: null, Name: null, Label: 'labels' });
  });
});
