import { adfToText } from './adf-to-text.js';

const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (value: string) => ({ type: 'text', text: value, marks: [{ type: 'strong' }] });

describe('adfToText', () => {
  it('reads what people write in Jira', () => {
    const document = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Goal')] },
      paragraph(text('Ask '), { type: 'mention', attrs: { id: '1', text: '@Mia' } }, text(' '), {
        type: 'emoji',
        attrs: { shortName: ':smile:' },
      }),
      { type: 'panel', content: [paragraph(text('Mind the gap'))] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
      paragraph({ type: 'inlineCard', attrs: { url: 'https://example.com' } }),
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [paragraph(text('a'))] },
              { type: 'tableCell', content: [paragraph(text('b'))] },
            ],
          },
        ],
      },
      { type: 'codeBlock', content: [text('x = 1')] },
      { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'f' } }] },
    );
    expect(adfToText(document)).toBe(
      '# Goal\n\nAsk @Mia :smile:\n\nMind the gap\n\n- one\n\nhttps://example.com\n\na | b\n\nx = 1',
    );
  });

  it('keeps nested lists below their item', () => {
    const item = (...content: unknown[]) => ({ type: 'listItem', content });
    const nested = { type: 'bulletList', content: [item(paragraph(text('inner')))] };
    expect(adfToText(doc({ type: 'orderedList', content: [item(paragraph(text('outer')), nested)] }))).toBe(
      '1. outer\n\n  - inner',
    );
  });

  it.each([null, undefined, 7, [], {}, { type: 'doc' }, { type: 'doc', content: 'x' }, doc(null, 3, [])])(
    'reads nothing out of %j',
    (value) => {
      expect(adfToText(value)).toBe('');
    },
  );

  it('takes the plain text of older issues as it is', () => {
    expect(adfToText('h1. old')).toBe('h1. old');
  });

  it('survives nesting without end', () => {
    let node: unknown = text('deep');
    for (let depth = 0; depth < 50_000; depth += 1) node = { type: 'blockquote', content: [node] };
    expect(adfToText(doc(node, paragraph(text('shallow'))))).toBe('shallow');
  });
});
