import { decimalMarkEvidence, type DecimalMark } from './parse-number.js';

export interface MarkTally {
  point: number;
  comma: number;
  /** The first value such as 1,234 or 1.234 that both readings would accept. */
  unclear: string | null;
}
export interface MarkDecision {
  readonly mark: DecimalMark;
  readonly doubt: string | null;
}

export const emptyMarkTally = (): MarkTally => ({ point: 0, comma: 0, unclear: null });

export const tallyNumber = (tally: MarkTally, raw: string): void => {
  const mark = decimalMarkEvidence(raw);
  if (mark === '.') tally.point += 1;
  else if (mark === ',') tally.comma += 1;
  else if (/^\s*-?[1-9]\d{0,2}[.,]\d{3}\s*$/.test(raw)) tally.unclear ??= raw.trim();
};

/**
 * One decimal mark for the whole file: what most values prove; without proof a comma where semicolons separate the
 * columns (spreadsheets do so exactly where the comma is the decimal mark), else a point.
 */
export const decideDecimalMark = (tally: MarkTally, delimiter: string | null): MarkDecision => {
  const proven = tally.comma !== tally.point;
  const mark: DecimalMark = proven ? (tally.comma > tally.point ? ',' : '.') : delimiter === ';' ? ',' : '.';
  const mixed = tally.comma > 0 && tally.point > 0;
  const inDoubt = tally.unclear !== null && (!proven || mixed);
  const word = mark === ',' ? 'comma' : 'point';
  const doubt = inDoubt
    ? `numbers such as “${tally.unclear}” are unclear; read with a decimal ${word}`
    : null;
  return { mark, doubt };
};
