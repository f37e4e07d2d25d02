interface Likeness {
  readonly likeness: number;
  readonly because: readonly string[];
}

/** From here on most of what one says is in the other. */
const muchFrom = 0.5;
const someFrom = 0.3;

const degree = (likeness: number): string => {
  if (likeness >= muchFrom) return 'Much alike';
  return likeness >= someFrom ? 'Somewhat alike' : 'A little alike';
};

/** How alike two texts are, and the words that say so: `Much alike: offline, sync`. */
export const likenessWords = ({ likeness, because }: Likeness): string =>
  because.length === 0 ? degree(likeness) : `${degree(likeness)}: ${because.join(', ')}`;
