import { adfInline } from './adf-inline.js';
import { maxAdfCharacters, type AdfBlock, type AdfDocument, type AdfListItem } from './adf.js';
import { inertText } from './inert-text.js';

type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'item'; readonly list: 'bulletList' | 'orderedList'; readonly text: string };

const readLine = (raw: string): Line => {
  const text = raw.trim();
  if (text === '') return { kind: 'blank' };
  const heading = /^(#{1,6}) +(.+)$/.exec(text);
  if (heading?.[1] !== undefined && heading[2] !== undefined)
    return { kind: 'heading', level: heading[1].length, text: heading[2] };
  const bullet = /^[-*•] +(.+)$/.exec(text)?.[1];
  if (bullet !== undefined) return { kind: 'item', list: 'bulletList', text: bullet };
  const numbered = /^\d{1,3}[.)] +(.+)$/.exec(text)?.[1];
  if (numbered !== undefined) return { kind: 'item', list: 'orderedList', text: numbered };
  return { kind: 'text', text };
};

const listItem = (text: string): AdfListItem => ({
  type: 'listItem',
  content: [{ type: 'paragraph', content: adfInline([text]) }],
});

/** Lines of one block: a run of text lines, a run of items of one list, or one heading. */
const belongTogether = (first: Line, next: Line): boolean =>
  (first.kind === 'text' && next.kind === 'text') ||
  (first.kind === 'item' && next.kind === 'item' && first.list === next.list);

const group = (lines: readonly Line[]): Line[][] => {
  const groups: Line[][] = [];
  for (const line of lines) {
    const current = groups.at(-1);
    const first = current?.[0];
    if (current !== undefined && first !== undefined && belongTogether(first, line)) current.push(line);
    else groups.push([line]);
  }
  return groups;
};

const blockOf = (lines: readonly Line[]): AdfBlock[] => {
  const first = lines[0];
  if (first === undefined || first.kind === 'blank') return [];
  const texts = lines.flatMap((line) => (line.kind === 'blank' ? [] : [line.text]));
  switch (first.kind) {
    case 'heading':
      return [{ type: 'heading', attrs: { level: first.level }, content: adfInline(texts) }];
    case 'item':
      return [{ type: first.list, content: texts.map(listItem) }];
    case 'text':
      return [{ type: 'paragraph', content: adfInline(texts) }];
  }
};

const build = (text: string): AdfDocument => ({
  version: 1,
  type: 'doc',
  content: group(text.split('\n').map(readLine)).flatMap(blockOf),
});

const fits = (document: AdfDocument): boolean => JSON.stringify(document).length <= maxAdfCharacters;
const shortened = (text: string, length: number): AdfDocument =>
  build(`${inertText(text.slice(0, length)).trimEnd()}\n\n… (shortened)`);

/** The longest beginning that fits, found by halving. */
const shorten = (text: string): AdfDocument => {
  let fitting = 0;
  let tooLong = text.length;
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(shortened(text, middle))) fitting = middle;
    else tooLong = middle;
  }
  return shortened(text, fitting);
};

/**
 * A document from text with blank lines between paragraphs, `# headings`, `- items`, `1. items` and links.
 * Nothing a person types becomes a mention, a macro or markup; a text too long for Jira is shortened and says so.
 */
export const adfFromText = (text: string): AdfDocument => {
  const clean = inertText(text).slice(0, 2 * maxAdfCharacters);
  const whole = build(clean);
  return clean.length === inertText(text).length && fits(whole) ? whole : shorten(clean);
};
