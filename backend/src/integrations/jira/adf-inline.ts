import type { AdfInline, AdfText } from './adf.js';

/** `[label](https://…)` or a bare address. Bounded repeats keep the match linear. */
const linkPattern = /\[([^\]\n]{1,300})\]\((https?:\/\/[^\s()]{1,2000})\)|https?:\/\/[^\s<>"'()[\]]{1,2000}/g;

const plain = (text: string): AdfText[] => (text === '' ? [] : [{ type: 'text', text }]);
const linked = (text: string, href: string): AdfText[] =>
  URL.canParse(href) ? [{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }] : plain(text);

const linkOf = (match: RegExpExecArray): AdfText[] => {
  const [whole, label, target] = match;
  if (label !== undefined && target !== undefined) return linked(label, target);
  const bare = whole.replace(/[.,;:!?]+$/, '');
  return [...linked(bare, bare), ...plain(whole.slice(bare.length))];
};

const inlineOfLine = (line: string): AdfInline[] => {
  const parts: AdfInline[] = [];
  let from = 0;
  for (const match of line.matchAll(linkPattern)) {
    parts.push(...plain(line.slice(from, match.index)), ...linkOf(match));
    from = match.index + match[0].length;
  }
  return [...parts, ...plain(line.slice(from))];
};

/** Text nodes of one or more lines. Only http and https become links; everything else stays the text it is. */
export const adfInline = (lines: readonly string[]): AdfInline[] =>
  lines.flatMap((line, index): AdfInline[] => [
    ...(index === 0 ? [] : [{ type: 'hardBreak' } as const]),
    ...inlineOfLine(line),
  ]);
