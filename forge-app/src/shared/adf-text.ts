interface AdfNode {
  readonly type?: string;
  readonly text?: string;
  readonly attrs?: { readonly text?: string; readonly shortName?: string; readonly url?: string };
  readonly content?: readonly AdfNode[];
}

const blocks = new Set([
  'paragraph',
  'heading',
  'listItem',
  'blockquote',
  'codeBlock',
  'tableRow',
  'panel',
  'rule',
]);

const words = ({ type, text, attrs, content = [] }: AdfNode): string => {
  if (type === 'hardBreak') return '\n';
  const own = text ?? attrs?.text ?? attrs?.shortName ?? attrs?.url ?? '';
  const inner = content.map(words).join('');
  return blocks.has(type ?? '') ? `${own}${inner}\n` : `${own}${inner}`;
};

/** The words of a text in Atlassian’s document format, one line per block. */
export const adfText = (document: unknown): string =>
  typeof document === 'object' && document !== null
    ? words(document as AdfNode)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n')
    : '';
