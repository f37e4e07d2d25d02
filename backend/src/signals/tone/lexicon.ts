/** Words by what they convey; comes with the model that counts them. */
export interface Lexicon {
  /** In the order of the model’s numbers. */
  readonly categories: readonly string[];
  readonly categoriesOf: (word: string) => ReadonlySet<string>;
}

/** Categories whose meaning a negation before them does not turn round. */
export const plainCategories: ReadonlySet<string> = new Set([
  'negation',
  'speaker',
  'addressee',
  'request',
  'emphasis',
  'contrast',
]);

const contracted = new Set(
  'don doesn didn can won isn wasn aren weren couldn wouldn shouldn hasn haven hadn ain'.split(' '),
);
const SCOPE = 4;

/** From category → its words, one blank between two; a word that ends in `*` stands for all that begin so. */
export const createLexicon = (entries: Readonly<Record<string, string>>): Lexicon => {
  const exact = new Map<string, string[]>();
  const stems: (readonly [string, string])[] = [];
  for (const [category, words] of Object.entries(entries))
    for (const word of words.split(' ')) {
      if (word.endsWith('*')) stems.push([word.slice(0, -1), category]);
      else exact.set(word, [...(exact.get(word) ?? []), category]);
    }
  const known = new Map<string, ReadonlySet<string>>();
  const find = (word: string): ReadonlySet<string> =>
    new Set([
      ...(exact.get(word) ?? []),
      ...stems.filter(([stem]) => word.startsWith(stem)).map(([, category]) => category),
    ]);
  return {
    categories: Object.keys(entries),
    categoriesOf: (word) => {
      const found = known.get(word) ?? find(word);
      if (known.size < 20_000) known.set(word, found);
      return found;
    },
  };
};

/** Whether the word is the `t` of `n’t`, which is two words, such as `isn` and `t`. */
export const isContraction = (words: readonly string[], position: number): boolean =>
  words[position] === 't' && contracted.has(words[position - 1] ?? '');

/** Whether each word follows a negation closely: within four words; `!` and `?` end it. */
export const negated = (words: readonly string[], { categoriesOf }: Lexicon): boolean[] => {
  let left = 0;
  return words.map((word, position) => {
    const follows = left > 0;
    if (word === '!' || word === '?') left = 0;
    else if (categoriesOf(word).has('negation') || isContraction(words, position)) left = SCOPE;
    else left = Math.max(left - 1, 0);
    return follows;
  });
};
