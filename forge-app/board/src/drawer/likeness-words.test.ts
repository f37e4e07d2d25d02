import { likenessWords } from './likeness-words.js';

test.each([
  [1, 'Much alike'],
  [0.5, 'Much alike'],
  [0.49, 'Somewhat alike'],
  [0.3, 'Somewhat alike'],
  [0.29, 'A little alike'],
])('a likeness of %d is said as "%s"', (likeness, words) => {
  expect(likenessWords({ likeness, because: [] })).toBe(words);
});

test('the shared words follow in their order', () => {
  expect(likenessWords({ likeness: 0.6, because: ['offline', 'sync'] })).toBe('Much alike: offline, sync');
});
