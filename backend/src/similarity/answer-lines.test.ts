import { createLineAnswers } from './answer-lines.js';
import { COMPARISON } from './comparison.js';

const ask = (answer: (line: string) => string, question: unknown): unknown =>
  JSON.parse(answer(JSON.stringify(question)));

test('documents are put, compared and found by questions of one line', () => {
  const answer = createLineAnswers();
  const documents = [
    { id: '1', title: 'Offline mode', description: '' },
    { id: '2', title: 'Dark theme', description: '' },
  ];
  expect(ask(answer, { op: 'put', documents })).toBe(2);
  const document = { id: 'q', title: 'Offline', description: 'mode' };
  expect(ask(answer, { op: 'find', document, limit: 5 })).toMatchObject({ matches: [{ id: '1' }] });
  const compared = ask(answer, { op: 'compare', document, limit: 5 }) as { comparison: unknown[] }[];
  expect(compared.map(({ comparison }) => comparison.length)).toEqual([COMPARISON.length]);
  expect(ask(answer, { op: 'measures' })).toEqual([...COMPARISON]);
  expect(ask(answer, { op: 'stems', texts: ['Crashes of the FileSystem', ''] })).toEqual([
    'crash filesystem file system',
    '',
  ]);
});
