import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLexicon } from './lexicon.js';
import { toneOf } from './tone-of.js';

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join('ml', ...path), 'utf8'));
const lexicon = createLexicon(read('artifacts', 'signals', 'lexicon.json') as Record<string, string>);
const golden = read('tests', 'golden', 'tone.json') as { text: string; tone: Record<string, number> }[];

it.each(golden.map(({ text, tone }) => ({ name: JSON.stringify(text).slice(0, 60), text, tone })))(
  'counts $name as training did',
  ({ text, tone }) => {
    const counted = toneOf(text, lexicon);
    expect(Object.keys(counted)).toEqual(Object.keys(tone));
    for (const [name, value] of Object.entries(tone))
      expect([name, counted[name]]).toEqual([name, expect.closeTo(value, 9)]);
  },
);

it('reads 20,000 code points of a long text, no matter what is in it', () => {
  const emoji = '😀'.repeat(30_000);
  expect(toneOf(emoji, lexicon)['words']).toBeCloseTo(Math.log1p(20_000), 9);
  expect(toneOf('{code'.repeat(200_000), lexicon)['code']).toBe(0);
});
