import fc from 'fast-check';
import { readJsonDocument, readJsonLines, type JsonItem } from './read-json.js';

type Reader = typeof readJsonDocument;
const read = async (reader: Reader, text: string, size = 65_536): Promise<JsonItem[]> => {
  const chunks = async function* (): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const items: JsonItem[] = [];
  for await (const item of reader(chunks())) items.push(item);
  return items;
};
const values = (items: readonly JsonItem[]): unknown[] =>
  items.map((item) => (item.kind === 'broken' ? `${item.line}! ${item.reason}` : item.value));

describe('readJsonDocument', () => {
  it('cuts the issues out of an answer and hands the rest over behind them', async () => {
    const text = '{"isLast": true, "issues": [{"key": "A-1"}, {"key": "]}\\""}], "names": {"x": "issues"}}';
    expect(values(await read(readJsonDocument, text))).toEqual([
      { key: 'A-1' },
      { key: ']}"' },
      { isLast: true, issues: null, names: { x: 'issues' } },
    ]);
  });

  it.each([
    ['an array', '[{"a": 1}, 2, "three", [4], null]', [{ a: 1 }, 2, 'three', [4], null]],
    ['an empty array', ' [ ] ', []],
    ['no issues', '{"issues": []}', [{ issues: null }]],
    ['one issue alone', '{"key": "A-1", "issuesFound": [1]}', [{ key: 'A-1', issuesFound: [1] }]],
    ['several objects in a row', '{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['pages in a row', '{"issues":[1]}{"issues":[2]}', [1, { issues: null }, 2, { issues: null }]],
  ])('%s', async (_name, text, expected) => {
    expect(values(await read(readJsonDocument, text))).toEqual(expected);
  });

  it('numbers the elements and goes on behind one that is no JSON', async () => {
    const items = await read(readJsonDocument, '[{"a": 1}, {"a": oops}, {"a": 3}]');
    expect(items.map((item) => item.kind === 'envelope' || `${item.kind} ${item.line}`)).toEqual([
      'value 1',
      'broken 2',
      'value 3',
    ]);
  });

  it.each([
    ['[{"a": 1}, {"b"', '2! the file ends in the middle of it'],
    ['[{"a": 1}, {"b": [}]', '2! brackets do not match'],
    ['[1] trailing', '2! text outside of any object'],
    [`[1, ${'['.repeat(300)}`, '2! nested deeper than 256 levels'],
  ])('says where %s ends', async (text, problem) => {
    expect(values(await read(readJsonDocument, text)).at(-1)).toBe(problem);
  });

  it('stops at an element that outgrows every real issue', async () => {
    const text = `[1, "${'x'.repeat(17 * 1024 * 1024)}"]`;
    expect(values(await read(readJsonDocument, text))).toEqual([1, '2! longer than 16 MiB']);
  });

  it('reads what JSON.stringify writes, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (list, size) => {
          const wanted = JSON.parse(JSON.stringify(list)) as unknown[];
          expect(values(await read(readJsonDocument, JSON.stringify(list), size))).toEqual(wanted);
          const page = JSON.stringify({ before: list, issues: list, after: { issues: list } }, null, 1);
          expect(values(await read(readJsonDocument, page, size)).slice(0, list.length)).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('readJsonLines', () => {
  it('loses no more than the broken line', async () => {
    const items = await read(readJsonLines, '{"a":1}\r\n\n{"a":\n{"a":4}');
    expect(items.map((item) => item.kind === 'envelope' || `${item.kind} ${item.line}`)).toEqual([
      'value 1',
      'broken 3',
      'value 4',
    ]);
  });

  it('says the same however the bytes arrive', async () => {
    const lines = fc.array(fc.constantFrom('{"a":1}', '', '{', '["é"]'), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 5 }), async (list, size) => {
        const text = list.join('\n');
        expect(await read(readJsonLines, text, size)).toEqual(await read(readJsonLines, text));
      }),
    );
  });
});
