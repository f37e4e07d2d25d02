import fc from 'fast-check';
import { cleanText, oneLine } from './clean-text.js';
import { clip } from './clip.js';
import { plainName } from './plain-name.js';

describe('cleanText', () => {
  it('leaves whole text alone, emoji included', () => {
    expect(cleanText('Grüße 🚀')).toEqual({ text: 'Grüße 🚀', repair: null });
  });

  it('removes NUL and replaces half a surrogate pair, and says so', () => {
    expect(cleanText('a\u0000b')).toEqual({ text: 'ab', repair: 'NUL characters were removed' });
    expect(cleanText('a\ud83d b')).toEqual({
      text: 'a\uFFFD b',
      repair: 'unreadable characters are shown as U+FFFD',
    });
  });

  it('always yields text that survives UTF-8 and holds no NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const { text } = cleanText(raw);
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        expect(text).not.toContain('\u0000');
      }),
    );
  });
});

describe('text helpers', () => {
  it('makes one line of many', () => {
    expect(oneLine('  two\r\n lines\u0007 here ')).toBe('two lines here');
  });

  it('never cuts a character in half', () => {
    expect(clip('ab🚀', 3)).toBe('ab');
    expect(clip('ab🚀', 4)).toBe('ab🚀');
  });

  it('compares names without case, accents and punctuation', () => {
    expect(plainName(' Story_Points ')).toBe('storypoints');
    expect(plainName('Clé')).toBe('cle');
    expect(plainName('作成日')).toBe('作成日');
  });
});
