import { parse } from 'csv-parse/sync';
import { jiraCsv } from './jira-csv.js';

describe('a generated backlog', () => {
  it('is CSV with every issue once, and the same one again', () => {
    const rows: string[][] = parse(jiraCsv(300));
    expect(rows).toHaveLength(301);
    expect(new Set(rows.map((row) => row[1])).size).toBe(301);
    expect(rows.some((row) => row[11]?.includes('\n') === true && row[11].includes('"'))).toBe(true);
    expect(jiraCsv(300)).toBe(jiraCsv(300));
  });
});
