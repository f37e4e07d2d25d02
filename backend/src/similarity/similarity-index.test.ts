import { createSimilarityIndex } from './create-similarity-index.js';
import type { SimilarityDocument } from './similarity-document.js';

const document = (id: string, title: string, description = '', keys: string[] = []): SimilarityDocument => ({
  id,
  title,
  description,
  keys,
});

const backlog = [
  document('offline', 'Offline mode for the mobile app', 'Work without a connection, sync later.', [
    'type:story',
  ]),
  document('sync', 'Mobile app keeps working offline', 'Sync when the connection is back.', ['type:story']),
  document('dark', 'Dark theme', 'A dashboard that is dark at night.', ['type:story']),
  document('npe', 'NullPointerException in RequestParser', 'at org.example.RequestParser.parse', [
    'type:bug',
  ]),
  document('parser', 'Parser fails', 'org.example.RequestParser.parse throws on empty input', ['type:bug']),
  document('invoice', 'Export invoices', 'A spreadsheet of all invoices of a year.', ['type:story']),
];
const filled = (documents: readonly SimilarityDocument[] = backlog) => {
  const index = createSimilarityIndex();
  for (const each of documents) index.upsert(each);
  return index;
};
const idsLike = (index: ReturnType<typeof filled>, like: string | SimilarityDocument, limit = 3) =>
  index.find({ like, limit }).map(({ id }) => id);

test('the likest comes first and a document does not find itself', () => {
  const [first, ...others] = filled().find({ like: 'offline', limit: 5 });
  expect(first).toMatchObject({ id: 'sync' });
  expect(first?.because).toEqual(expect.arrayContaining(['offline', 'mobile', 'app']));
  expect(others.map(({ id }) => id)).not.toContain('offline');
});

test('parts of names, other forms of a word and accents of case are found', () => {
  const index = filled();
  expect(idsLike(index, document('q', 'request parsers', ''), 2).toSorted()).toEqual(['npe', 'parser']);
  expect(idsLike(index, document('q', 'EXPORTED INVOICE', ''), 1)).toEqual(['invoice']);
});

test('a document that shares only a key is found by it, and shared keys are no words', () => {
  const [match] = filled().find({ like: document('q', 'unheard', '', ['type:bug']), limit: 1 });
  expect(['npe', 'parser']).toContain(match?.id);
  expect(match?.because).toEqual([]);
});

test('what is not accepted gives its place to the next', () => {
  const found = filled().find({ like: 'offline', limit: 1, accepts: (id) => id !== 'sync' });
  expect(found.map(({ id }) => id)).not.toContain('sync');
});

test('an unknown id and an empty index answer nothing', () => {
  expect(filled().find({ like: 'nobody', limit: 5 })).toEqual([]);
  expect(createSimilarityIndex().find({ like: document('q', 'offline'), limit: 5 })).toEqual([]);
});

test('an index that was changed answers as one that was made anew', () => {
  const changed = filled([
    ...backlog,
    document('gone', 'Offline offline mode'),
    document('dark', 'Old title'),
  ]);
  expect(changed.remove('gone')).toBe(true);
  expect(changed.remove('gone')).toBe(false);
  changed.upsert(document('dark', 'Dark theme', 'A dashboard that is dark at night.', ['type:story']));
  const anew = filled();
  expect(changed.size()).toBe(anew.size());
  for (const { id } of backlog) {
    const [left, right] = [changed, anew].map(
      (index) => new Map(index.find({ like: id, limit: 9 }).map((match) => [match.id, match.score])),
    );
    expect([...(left?.keys() ?? [])].toSorted()).toEqual([...(right?.keys() ?? [])].toSorted());
    for (const [other, score] of right ?? []) expect(left?.get(other)).toBeCloseTo(score, 12);
  }
});

test('what removed documents leave behind is cleared away and changes no answer', () => {
  const index = filled();
  const before = index.find({ like: 'offline', limit: 9 });
  for (let turn = 0; turn < 3_000; turn += 1) index.upsert(document('busy', `Offline mode ${String(turn)}`));
  index.remove('busy');
  index.upsert(document('one more', 'Unrelated words'));
  index.remove('one more');
  expect(index.find({ like: 'offline', limit: 9 })).toEqual(before);
});

test('asking for words that no document holds leaves no trace', () => {
  const index = filled();
  const before = index.compare('offline');
  for (let turn = 0; turn < 20; turn += 1)
    index.find({ like: document('q', `novel${String(turn)} offline`), limit: 3 });
  expect(index.compare('offline')).toEqual(before);
});

test.each([
  ['nothing', ''],
  ['a NUL', 'a\u0000b'],
  ['emoji', '🚀🚀 🧭'],
  ['right to left', 'مزامنة دون اتصال בלי חיבור'],
  ['a lone surrogate', '\ud800 offline'],
  ['a megabyte', 'offline mode '.repeat(80_000)],
  ['a megabyte without a blank', 'x'.repeat(1_000_000)],
  ['names of objects', '__proto__ constructor toString hasOwnProperty'],
])('%s is a text like any other', (_, text) => {
  const index = filled([...backlog, document('strange', text, text, [text])]);
  for (const match of [
    ...index.find({ like: 'strange', limit: 5 }),
    ...index.find({ like: 'offline', limit: 9 }),
  ]) {
    expect(Number.isFinite(match.score)).toBe(true);
    expect(match.probability).toBeGreaterThanOrEqual(0);
    expect(match.probability).toBeLessThanOrEqual(1);
    expect(match.likeness).toBeGreaterThanOrEqual(0);
    expect(match.likeness).toBeLessThanOrEqual(1);
  }
  expect(index.remove('strange')).toBe(true);
  expect(idsLike(index, 'offline', 1)).toEqual(['sync']);
});

test('a text resembles a copy of itself fully, in any script', () => {
  for (const text of ['مزامنة دون اتصال', 'Офлайн режим приложения', 'Offline mode']) {
    const index = filled([...backlog, document('one', text, text), document('other', text, text)]);
    const [match] = index.find({ like: 'one', limit: 1 });
    expect(match?.id).toBe('other');
    expect(match?.likeness).toBeCloseTo(1, 9);
  }
});

test('copies are one group, the rest stand alone', () => {
  const copies = ['one', 'two', 'three'].map((id) =>
    document(id, 'Import contacts from Outlook', 'Make a contact of each entry of the address book.'),
  );
  expect(filled([...backlog, ...copies]).clusters(0.9)).toEqual([['one', 'two', 'three']]);
});
