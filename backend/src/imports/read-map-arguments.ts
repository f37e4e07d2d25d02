import type { ColumnMapping } from '@valora/contracts';
import { isImportField } from './import-fields.js';

/**
 * `--map column=field` of the command line, one text each, → a mapping; `column=` leaves the column out. A column's
 * title may hold `=` itself: the last one counts. Returns what is wrong instead of throwing, to be said all at once.
 */
export const readMapArguments = (
  texts: readonly string[],
): { readonly mapping: ColumnMapping; readonly problems: readonly string[] } => {
  const mapping: ColumnMapping = Object.create(null) as ColumnMapping;
  const problems: string[] = [];
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const [column, field] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
    if (at < 0 || column === '') problems.push(`--map ${text}: write it as column=field`);
    else if (field !== '' && !isImportField(field))
      problems.push(`--map ${text}: there is no field “${field}”`);
    else mapping[column] = field === '' ? null : field;
  }
  return { mapping, problems };
};
