import fc from 'fast-check';
import { csvDialect } from './csv-dialect.js';
import { readCsv, type CsvItem } from './read-csv.js';

const pieces = async function* (text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};
const read = async (text: string, size = 65_536): Promise<CsvItem[]> => {
  const items: CsvItem[] = [];
  for await (const item of readCsv(pieces(text, size), csvDialect(text.slice(0, 10_000)))) items.push(item);
  return items;
};
const record = (line: number, ...cells: string[]): CsvItem => ({ kind: 'record', line, cells });
const short = (items: readonly CsvItem[]): string[] =>
  items.map((item) =>
    item.kind === 'record' ? `${item.line}: ${item.cells.join('|')}` : `${item.line}! ${item.reason}`,
  );

describe('readCsv', () => {
  it('gives each record the line on which it begins, quoted line breaks and blank lines counted', async () => {
    const text = 'key,title\n\nA-1,"two\nlines"\n\r\nA-2,"says ""hi"""\nA-3,';
    expect(await read(text)).toEqual([
      record(1, 'key', 'title'),
      record(3, 'A-1', 'two\nlines'),
      record(6, 'A-2', 'says "hi"'),
      record(7, 'A-3', ''),
    ]);
  });

  it.each([
    ['CRLF', 'a,b\r\n1,2\r\n3,"x\r\ny"\r\n4,5', ['1: a|b', '2: 1|2', '3: 3|x\r\ny', '5: 4|5']],
    ['CR alone', 'a,b\r1,2\r3,"x\ry"\r4,5', ['1: a|b', '2: 1|2', '3: 3|x\ry', '5: 4|5']],
    ['no line break at the end', 'a\n1', ['1: a', '2: 1']],
    ['nothing at all', '', []],
    ['only blank lines', '\n\n\r\n', []],
  ])('reads %s', async (_name, text, expected) => {
    expect(short(await read(text))).toEqual(expected);
  });

  it('reports an unclosed quote with its line and keeps what follows', async () => {
    expect(short(await read('k,t\n1,"never closed\n2,fine\n3,also fine\n'))).toEqual([
      '1: k|t',
      '2! a quote is opened here and never closed',
      '3: 2|fine',
      '4: 3|also fine',
    ]);
  });

  it('recovers when a later quote makes the unclosed one visible', async () => {
    expect(short(await read('k,t\n1,"never closed\n2,fine\n3,"quoted, too"\n4,x\n'))).toEqual([
      '1: k|t',
      '2! text follows a closing quote: quotes inside a cell must be doubled',
      '3: 2|fine',
      '4: 3|quoted, too',
      '5: 4|x',
    ]);
  });

  it('accepts a quote inside an unquoted cell where the cells add up, else reports the line', async () => {
    expect(short(await read('k,t\n1,19" rack\n2,a"b,c\n3,x\n'))).toEqual([
      '1: k|t',
      '2: 1|19" rack',
      '3! a quote stands inside an unquoted cell',
      '4: 3|x',
    ]);
  });

  it('gives up a record that outgrows every real one and goes on behind its first line', async () => {
    const filler = `${'plain text without any quote '.repeat(100)}\n`.repeat(3_000);
    const items = short(await read(`k,t\n1,"open\n${filler}2,last\n`));
    expect(items[1]).toBe('2! a record longer than 8 MiB: probably a quote that is never closed');
    expect(items.length).toBe(3_000 + 3);
    expect(items.at(-1)).toBe('3003: 2|last');
  });

  it('says the same however the bytes arrive', async () => {
    const awkward = fc.string({
      unit: fc.constantFrom('a', 'ü', '"', ',', '\n', '\r\n', '🚀', ' '),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(awkward, fc.integer({ min: 1, max: 7 }), async (text, size) => {
        expect(await read(`k,t\n${text}`, size)).toEqual(await read(`k,t\n${text}`));
      }),
    );
  });

  it('reads back every table that is written by the rules', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', 'é', '\t', '|', ' '),
      maxLength: 12,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 12 });
    const quoted = (row: readonly string[]): string =>
      row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const all = [['key', 'title'], ...rows];
        const items = await read(all.map(quoted).join('\n'));
        expect(items.map((item) => (item.kind === 'record' ? item.cells : item.reason))).toEqual(all);
      }),
    );
  });
});

describe('csvDialect', () => {
  it.each([
    ['key;title;value\nA;"x, y, z";1,5\n', ';'],
    ['key\ttitle\nA\tone, two, three\n', '\t'],
    ['key|title\nA|b\n', '|'],
    ['key,title\nA,"a;b;c;d"\n', ','],
    ['title\nonly one column\n', ','],
    ['sep=;\nkey;title\n', ';'],
  ])('finds the delimiter of %j', (sample, delimiter) => {
    expect(csvDialect(sample).delimiter).toBe(delimiter);
  });
});
