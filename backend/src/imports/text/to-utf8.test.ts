import fc from 'fast-check';
import { toUtf8 } from './to-utf8.js';

const decode = async (
  bytes: Uint8Array,
  size = bytes.length || 1,
): Promise<{ text: string; encoding: string }> => {
  const source = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const parts: Buffer[] = [];
  let encoding = 'none';
  for await (const chunk of toUtf8(source())) {
    parts.push(chunk.bytes);
    encoding = chunk.encoding;
  }
  return { text: Buffer.concat(parts).toString('utf8'), encoding };
};

const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
/** In windows-1252: e acute, u umlaut, the euro sign (0x80) and a curly quote. */
const western = Buffer.from([0x41, 0xe9, 0x2c, 0xfc, 0x2c, 0x80, 0x2c, 0x93]);

describe('toUtf8', () => {
  it.each([
    ['UTF-8', Buffer.from('key,tïtle 🚀'), 'key,tïtle 🚀', 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\ufeffkey,title'), 'key,title', 'utf-8'],
    ['UTF-16 LE with its mark', utf16('\ufeffkey,Prüfung', 'le'), 'key,Prüfung', 'utf-16le'],
    ['UTF-16 BE with its mark', utf16('\ufeffkey,Prüfung', 'be'), 'key,Prüfung', 'utf-16be'],
    ['UTF-16 LE without', utf16('key,Prüfung', 'le'), 'key,Prüfung', 'utf-16le'],
    ['UTF-16 BE without', utf16('key,Prüfung', 'be'), 'key,Prüfung', 'utf-16be'],
    ['windows-1252', western, 'Aé,ü,€,“', 'windows-1252'],
    ['nothing', Buffer.alloc(0), '', 'none'],
  ])('%s', async (_name, bytes, text, encoding) => {
    expect(await decode(bytes)).toEqual({ text, encoding });
  });

  it('decides when the first byte that is not ASCII comes, however late', async () => {
    const ascii = Buffer.from('plain text\n'.repeat(30_000));
    expect((await decode(Buffer.concat([ascii, western]), 65_536)).text.slice(-8)).toBe('Aé,ü,€,“');
    expect((await decode(Buffer.concat([ascii, Buffer.from('é')]), 65_536)).text.slice(-1)).toBe('é');
  });

  it('takes a lone high byte at the very end for windows-1252', async () => {
    expect(await decode(Buffer.from([0x61, 0xe9]))).toEqual({ text: 'aé', encoding: 'windows-1252' });
  });

  it('keeps UTF-8 with a damaged character UTF-8', async () => {
    const damaged = Buffer.concat([Buffer.from('größe über '), Buffer.from([0xff]), Buffer.from(' ärger')]);
    expect(await decode(damaged)).toEqual({ text: 'größe über \uFFFD ärger', encoding: 'utf-8' });
  });

  it('gives the same text however the bytes arrive', async () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'é', '漢', '🚀', ',', '\n'),
      minLength: 1,
      maxLength: 200,
    });
    const encode = fc.constantFrom<(text: string) => Buffer>(
      (text) => Buffer.from(text),
      (text) => utf16(`\ufeff${text}`, 'le'),
      (text) => utf16(`\ufeff${text}`, 'be'),
    );
    await fc.assert(
      fc.asyncProperty(words, encode, fc.integer({ min: 1, max: 9 }), async (text, bytesOf, size) => {
        expect((await decode(bytesOf(text), size)).text).toBe(text);
      }),
    );
  });
});
