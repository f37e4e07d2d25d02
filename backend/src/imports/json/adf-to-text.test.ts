import { adfToText, isAdf } from './adf-to-text.js';

const doc = (...content: unknown[]): unknown => ({ type: 'doc', version: 1, content });
const text = (value: string): unknown => ({ type: 'text', text: value });
const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });

describe('adfToText', () => {
  it('writes blocks as lines and lists with their marks', () => {
    const list = { type: 'listItem', content: [paragraph(text('first')), paragraph(text('more'))] };
    const document = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Why')] },
      paragraph(
        text('Ask '),
        { type: 'mention', attrs: { id: '1', text: '@Mara' } },
        { type: 'hardBreak' },
        text('soon'),
      ),
      { type: 'orderedList', content: [list] },
      {
        type: 'taskList',
        content: [{ type: 'taskItem', attrs: { state: 'DONE' }, content: [text('measure')] }],
      },
      { type: 'codeBlock', content: [text('a\n  b')] },
    );
    expect(adfToText(document)).toBe('Why\nAsk @Mara\nsoon\n1. first\n  more\n- [x] measure\na\n  b');
  });

  it('keeps what stands in tables, panels, cards and dates', () => {
    const cell = (value: string): unknown => ({ type: 'tableCell', content: [paragraph(text(value))] });
    const document = doc(
      { type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell('b')] }] },
      { type: 'panel', content: [paragraph({ type: 'date', attrs: { timestamp: '1763856000000' } })] },
      paragraph(
        { type: 'inlineCard', attrs: { url: 'https://example.com/x' } },
        { type: 'emoji', attrs: { shortName: ':boat:' } },
      ),
      { type: 'somethingNew', content: [paragraph(text('still here'))] },
    );
    expect(adfToText(document)).toBe('a | b\n2025-11-23\nhttps://example.com/x:boat:\nstill here');
  });

  it('survives documents that are none', () => {
    expect([isAdf(null), isAdf('doc'), isAdf({ type: 'doc' })]).toEqual([false, false, true]);
    expect(
      adfToText({ type: 'doc', content: [null, 7, { type: 'text', text: 5 }, { type: 'constructor' }] }),
    ).toBe('');
    expect(adfToText(undefined)).toBe('');
  });
});
