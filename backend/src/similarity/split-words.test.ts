import { splitWords } from './split-words.js';
import { stemWord } from './stem-word.js';

test.each([
  ['Log in, log out', ['log', 'log']],
  ['FileSystem.read_only', ['filesystem', 'file', 'system', 'read_only', 'read']],
  ['HTTPServer2 starts', ['httpserver2', 'http', 'server', 'starts']],
  ['Größe naïve Ошибка', ['größe', 'naïve', 'ошибка']],
  ['', []],
  ['\u0000 … 🚀', []],
])('%j has the words %j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test('only the beginning of a long text counts, and of a long word', () => {
  expect(splitWords(`${'word '.repeat(4_000)}late`)).not.toContain('late');
  expect(splitWords('x'.repeat(5_000))).toEqual(['x'.repeat(60)]);
});

test.each([
  ['crashes', 'crash'],
  ['classes', 'class'],
  ['queries', 'query'],
  ['stopped', 'stop'],
  ['creating', 'creat'],
  ['create', 'creat'],
  ['status', 'status'],
  ['this', 'this'],
  ['bus', 'bus'],
  ['größen', 'größen'],
])('the stem of %s is %s', (word, stem) => {
  expect(stemWord(word)).toBe(stem);
});
