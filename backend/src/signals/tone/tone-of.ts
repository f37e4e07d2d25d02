import { isContraction, negated, plainCategories, type Lexicon } from './lexicon.js';
import { cleanText, countMarks } from './marks.js';
import { readable, wordTexts } from '../../inference/index.js';

const good = ['thanks', 'praise', 'joy'];
const bad = ['apology', 'sadness', 'anger', 'swearing', 'blame', 'worry'];
const up = new Set([...good, 'agreement', 'success']);
const down = new Set([...bad, 'trouble']);
const EDGE = 6;

type Counts = ReadonlyMap<string, number>;

const count = (words: readonly string[], lexicon: Lexicon): { said: Counts; turned: Counts } => {
  const [said, turned] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const follows = negated(words, lexicon);
  words.forEach((word, position) => {
    for (const name of lexicon.categoriesOf(word))
      add(follows[position] && !plainCategories.has(name) ? turned : said, name);
    if (isContraction(words, position)) add(said, 'negation');
  });
  return { said, turned };
};

const total = (counts: Counts, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);

const logged = (entries: readonly (readonly [string, number])[]): Record<string, number> =>
  Object.fromEntries(entries.map(([name, value]) => [name, Math.log1p(value)]));

const edges = (words: readonly string[], { categoriesOf }: Lexicon): Record<string, number> => {
  const named = (part: readonly string[], names: ReadonlySet<string>): number =>
    part.reduce((sum, word) => sum + [...categoriesOf(word)].filter((name) => names.has(name)).length, 0);
  const [start, end] = [words.slice(0, EDGE), words.slice(-EDGE)];
  return logged([
    ['goodAtStart', named(start, up)],
    ['badAtStart', named(start, down)],
    ['goodAtEnd', named(end, up)],
    ['badAtEnd', named(end, down)],
  ]);
};

/**
 * Numbers that tell a text’s tone, by the rules the model was trained with (`ml/valora_ml/signals/tone.py`); one golden
 * file holds both to the same answers.
 */
export const toneOf = (text: string, lexicon: Lexicon): Record<string, number> => {
  const clean = cleanText(readable(text));
  const words = wordTexts(clean);
  const marks = countMarks(clean);
  const { said, turned } = count(words, lexicon);
  const smiles = (marks['happy'] ?? 0) + (marks['laughing'] ?? 0) + (marks['winking'] ?? 0);
  const goods = total(said, good) + smiles;
  const bads = total(said, bad) + (marks['unhappy'] ?? 0) + total(turned, ['praise', 'joy']);
  const size = words.length + 5;
  const turnable = lexicon.categories.filter((name) => !plainCategories.has(name));
  return {
    ...logged(Object.entries(marks)),
    ...logged(lexicon.categories.map((name) => [name, said.get(name) ?? 0])),
    ...logged(turnable.map((name) => [`not:${name}`, turned.get(name) ?? 0])),
    ...edges(words, lexicon),
    ...logged([
      ['words', words.length],
      ['characters', [...clean].length],
    ]),
    balance: Math.log1p(goods) - Math.log1p(bads),
    isGood: goods > 0 ? 1 : 0,
    isBad: bads > 0 ? 1 : 0,
    balanceShare: (goods - bads) / size,
    goodShare: goods / size,
    badShare: bads / size,
    troubleShare: (said.get('trouble') ?? 0) / size,
  };
};
