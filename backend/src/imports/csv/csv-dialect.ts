export type Delimiter = ',' | ';' | '\t' | '|';
export interface CsvDialect {
  readonly delimiter: Delimiter;
  /** `\r` only where the file has no line feed at all: old spreadsheets. With `\n`, `\r\n` ends a line too. */
  readonly lineBreak: '\n' | '\r';
  /** True where the first line is a spreadsheet's `sep=;` and no data. */
  readonly hasSepLine: boolean;
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** Counts of each delimiter outside quotes, per record, for the first records of the sample. */
const countsPerRecord = (sample: string, lineBreak: string): Map<Delimiter, number[]> => {
  const counts = new Map<Delimiter, number[]>(delimiters.map((delimiter) => [delimiter, []]));
  const current = new Map<Delimiter, number>();
  let quoted = false;
  let records = 0;
  for (const char of sample) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === lineBreak) {
      for (const [delimiter, list] of counts) list.push(current.get(delimiter) ?? 0);
      current.clear();
      records += 1;
      if (records === 20) break;
    } else if (counts.has(char as Delimiter)) {
      const delimiter = char as Delimiter;
      current.set(delimiter, (current.get(delimiter) ?? 0) + 1);
    }
  }
  if (records === 0) for (const [delimiter, list] of counts) list.push(current.get(delimiter) ?? 0);
  return counts;
};

/** Most columns in the header, where the following records agree with it: text full of commas does not make a comma file. */
const bestDelimiter = (counts: ReadonlyMap<Delimiter, readonly number[]>): Delimiter => {
  const score = (delimiter: Delimiter): number => {
    const [header = 0, ...rows] = counts.get(delimiter) ?? [];
    if (header === 0) return 0;
    const agreeing = rows.filter((count) => count === header).length;
    return (header * (1 + agreeing)) / (1 + rows.length);
  };
  return delimiters.reduce((best, next) => (score(next) > score(best) ? next : best));
};

const sepLine = /^sep=(?<delimiter>[,;\t|])\r?(?:\n|$)/i;

/** Recognises how a delimited file is written from its first characters; a file without any delimiter has one column. */
export const csvDialect = (sample: string): CsvDialect => {
  const announced = sepLine.exec(sample)?.groups?.['delimiter'] as Delimiter | undefined;
  const lineBreak = sample.includes('\r') && !sample.includes('\n') ? '\r' : '\n';
  const delimiter = announced ?? bestDelimiter(countsPerRecord(sample, lineBreak));
  return { delimiter, lineBreak, hasSepLine: announced !== undefined };
};
