import type { RejectedRow } from '@valora/contracts';

/**
 * What a spreadsheet begins a formula at: these signs, wide ones too, also behind blanks and what cannot be seen.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^(?:[\s\p{C}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A cell that would be run as a formula is kept as text by a leading apostrophe. */
const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rejected rows as CSV (RFC 4180) with a byte order mark, without which Excel misreads accents. */
export const rejectedRowsCsv = (rows: readonly RejectedRow[]): string => {
  const lines = rows.map(({ line, column, value, reason }) =>
    [line, column, value, reason].map(cell).join(','),
  );
  return `\uFEFF${['line,column,value,reason', ...lines].join('\r\n')}\r\n`;
};
