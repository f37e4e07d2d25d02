import type { RankReport } from '@valora/contracts';
import { parse } from 'csv-parse/sync';
import { everyHostileText } from '../testing/hostile-texts.js';
import { printReport } from './print-report.js';

const spread = { mean: -0.25, p10: -0.5, p50: -0.3, p90: 0.1 };

/** A report with the text at every place where a file’s own words come out again. */
const reportOf = (text: string): RankReport =>
  ({
    features: [
      {
        key: text,
        title: text,
        rank: 1,
        modelRank: 1,
        rankLow: 1,
        rankHigh: 1,
        tier: 1,
        score: -25,
        roi: { ...spread, pLoss: 0.9 },
        value: { ...spread, pNoEffect: 0.5, currency: 'EUR' },
        effortDays: { mean: 3, p10: 1, p50: 3, p90: 6 },
        contributions: [],
        basedOn: 'prior',
      },
    ],
    unscored: [{ key: text, title: text, missing: [text] }],
    rejectedRows: [{ line: 4, column: text, value: text, reason: text }],
  }) as unknown as RankReport;

/** Whether a spreadsheet would take a cell for a formula; a plain number is none. */
const isFormula = (cell: string): boolean =>
  /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell);

describe('B9: a ranking printed from a hostile file', () => {
  it('is tried with 200 texts and more', () => {
    expect(everyHostileText.length).toBeGreaterThanOrEqual(200);
  });

  it('holds no formula in any cell of its CSV, and each text whole in one cell', () => {
    for (const text of everyHostileText) {
      const rows = parse(printReport(reportOf(text), 'csv'), { relax_column_count: false });
      expect(rows).toHaveLength(4);
      const cells = rows.flat();
      expect([text, cells.filter(isFormula)]).toEqual([text, []]);
      expect([text, `'${text}`]).toContain(rows[1]?.[7]);
    }
  });

  it('keeps to its lines in the table and sends no command to a terminal', () => {
    const lines = printReport(reportOf('plain'), 'table').split('\n').length;
    for (const text of everyHostileText) {
      const table = printReport(reportOf(text), 'table');
      expect([text, table.split('\n').length]).toEqual([text, lines]);
      expect(table.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  it('gives every text back unchanged in its JSON', () => {
    for (const text of everyHostileText)
      expect(JSON.parse(printReport(reportOf(text), 'json'))).toMatchObject({
        features: [{ key: text, title: text }],
        unscored: [{ missing: [text] }],
        rejectedRows: [{ column: text, value: text, reason: text }],
      });
  });
});
