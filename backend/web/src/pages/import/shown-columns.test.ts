import { shownColumns } from './shown-columns.js';

const column = (name: string, field: string | null = null) => ({
  name,
  repeats: 1,
  field,
  confidence: 1,
  samples: [],
});
const namesOf = ({ shown }: ReturnType<typeof shownColumns>) => shown.map(({ name }) => name);

describe('shownColumns', () => {
  const columns = [column('Sprint'), column('Summary', 'title'), column('Issue key', 'key')];

  it('hides what nobody recognised until it is asked for, and says how much that is', () => {
    const some = shownColumns(columns, { search: '', showAll: false });
    expect(namesOf(some)).toEqual(['Summary', 'Issue key']);
    expect(some.hidden).toBe(1);
    const all = shownColumns(columns, { search: '', showAll: true });
    expect(namesOf(all)).toEqual(['Summary', 'Issue key', 'Sprint']);
    expect(all.hidden).toBe(0);
  });

  it('finds any column by a part of its name', () => {
    expect(namesOf(shownColumns(columns, { search: ' spr ', showAll: false }))).toEqual(['Sprint']);
  });

  it('hides nothing when nothing was recognised', () => {
    expect(shownColumns([column('A'), column('B')], { search: '', showAll: false })).toMatchObject({
      hidden: 0,
    });
  });
});
