import fc from 'fast-check';
import { adfFromText } from './adf-from-text.js';
import { maxAdfCharacters } from './adf.js';

const text = (value: string) => ({ type: 'text', text: value });
const link = (value: string, href = value) => ({
  type: 'text',
  text: value,
  marks: [{ type: 'link', attrs: { href } }],
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

/** Every text node of a document. */
const nodesOf = (value: unknown): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  return [node, ...nodesOf(node['content'])];
};

/** The words of a document in their order. */
const wordsIn = (value: unknown): string =>
  nodesOf(value)
    .map((node) => (typeof node['text'] === 'string' ? node['text'] : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('adfFromText', () => {
  it('reads headings, paragraphs, lists and line breaks', () => {
    const source = '# Why\nMany ask.\nMore pay.\n\n- one\n* two\n\n1. first\n2) second\n\n### Small\nEnd';
    expect(adfFromText(source).content).toEqual([
      { type: 'heading', attrs: { level: 1 }, content: [text('Why')] },
      paragraph(text('Many ask.'), { type: 'hardBreak' }, text('More pay.')),
      {
        type: 'bulletList',
        content: ['one', 'two'].map((item) => ({ type: 'listItem', content: [paragraph(text(item))] })),
      },
      {
        type: 'orderedList',
        content: ['first', 'second'].map((item) => ({ type: 'listItem', content: [paragraph(text(item))] })),
      },
      { type: 'heading', attrs: { level: 3 }, content: [text('Small')] },
      paragraph(text('End')),
    ]);
  });

  it('links addresses, bare or named, and leaves the full stop out', () => {
    expect(
      adfFromText('See https://example.com/a?b=1. And [the plan](https://example.com/plan)!').content,
    ).toEqual([
      paragraph(
        text('See '),
        link('https://example.com/a?b=1'),
        text('.'),
        text(' And '),
        link('the plan', 'https://example.com/plan'),
        text('!'),
      ),
    ]);
  });

  it.each([
    '[click](javascript:alert(1))',
    '[click](data:text/html,x)',
    '<img src=x onerror=alert(1)>',
    '@[~accountid:5b10a2844c20165700ede21g]',
    '{code}h1. x{code}',
    '[~admin]',
    '`rm -rf`',
  ])('keeps %j the text it is', (source) => {
    expect(adfFromText(source).content).toEqual([paragraph(text(source))]);
  });

  it('takes out what nobody typed on purpose', () => {
    expect(adfFromText('a\u0000b\u0007c\u202Ed\uD800e\r\nf').content).toEqual([
      paragraph(text('abcde'), { type: 'hardBreak' }, text('f')),
    ]);
    expect(adfFromText(' \n\n\t').content).toEqual([]);
  });

  it.each(['plain words ', '"\\"\\', '🙂🙂', '- item\n', '# h\n', 'https://example.com/x '])(
    'shortens a very long %j to what Jira takes, and says so',
    (piece) => {
      const document = adfFromText(piece.repeat(40_000));
      expect(JSON.stringify(document).length).toBeLessThanOrEqual(maxAdfCharacters);
      expect(wordsIn(document.content)).toMatch(/… \(shortened\)$/);
      expect(JSON.stringify(document).length).toBeGreaterThan(maxAdfCharacters / 2);
    },
  );

  it('makes only nodes that Jira allows, never an empty text, whatever is typed', () => {
    const allowed = new Set([
      'paragraph',
      'heading',
      'bulletList',
      'orderedList',
      'listItem',
      'text',
      'hardBreak',
    ]);
    const typed = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('# ', '- ', '1. ', '\n', '\n\n', '[a](https://e.x)', 'http://'),
      ),
    );
    fc.assert(
      fc.property(typed, (pieces) => {
        for (const node of nodesOf(adfFromText(pieces.join('')).content)) {
          expect(allowed.has(String(node['type']))).toBe(true);
          if (node['type'] === 'text') expect(node['text']).not.toBe('');
        }
      }),
    );
  });

  it('keeps every word, in order', () => {
    const word = fc.stringMatching(/^[a-zäöü0-9]{1,12}$/);
    const line = fc.tuple(
      fc.constantFrom('', '# ', '- ', '1. '),
      fc.array(word, { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const source = lines.map(([mark, words]) => mark + words.join(' ')).join('\n');
        expect(wordsIn(adfFromText(source).content)).toBe(lines.flatMap(([, words]) => words).join(' '));
      }),
    );
  });
});
