import fc from 'fast-check';
import { rejectedRowsCsv } from './rejected-csv.js';

describe('rejectedRowsCsv', () => {
  it('quotes what needs quoting and leaves what is absent empty', () => {
    const csv = rejectedRowsCsv([
      { line: 12, column: 'Story Points', value: 'a "few", maybe', reason: 'is not a number' },
      { line: 15, column: null, value: null, reason: 'the row ends too early' },
    ]);
    expect(csv).toBe(
      '\uFEFFline,column,value,reason\r\n12,Story Points,"a ""few"", maybe",is not a number\r\n15,,,the row ends too early\r\n',
    );
  });

  it.each([
    '=1+1',
    ' =1+1',
    '\t=1+1',
    '\r\n=1+1',
    '\ufeff=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '\u200b@x',
  ])('B9: keeps %j as text in every column', (text) => {
    const csv = rejectedRowsCsv([{ line: 1, column: text, value: text, reason: text }]);
    expect(
      csv
        .split(text)
        .slice(0, -1)
        .every((before) => before.endsWith("'")),
    ).toBe(true);
  });

  it('never starts a cell with what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('=', '+', '-', '@', '\t', '\r'), (rest, first) => {
        const csv = rejectedRowsCsv([{ line: 1, column: null, value: `${first}${rest}`, reason: 'x' }]);
        expect(csv.split('\r\n')[1]).toMatch(/^1,,"?'/);
      }),
      { numRuns: 100 },
    );
  });
});
