import { oneLine } from '../text/clean-text.js';
import { deriveKey } from './derive-key.js';
import type { FieldCells } from './field-cells.js';
import { Refusal } from './refusal.js';

const wellFormed = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.:#/-]{0,99}$/u;
const maxTitle = 500;

/** One line of at most 500 characters. Throws Refusal: a title is never cut, because it is what people recognise a feature by. */
export const readTitle = (cells: FieldCells): string => {
  const column = cells.columnOf('title');
  const title = oneLine(cells.first('title')?.text ?? '');
  if (title === '') throw new Refusal(column, '', 'the title is missing');
  if (title.length > maxTitle)
    throw new Refusal(column, title, `the title is longer than ${maxTitle} characters (${title.length})`);
  return title;
};

/** The row's key; a file without a key column gets keys from its titles. Throws Refusal when there is a key column and this row's cell is blank or no key. */
export const readKey = (cells: FieldCells, title: string): string => {
  const keyColumn = cells.columnOf('key');
  if (keyColumn === null) return deriveKey(title);
  const cell = cells.first('key');
  if (cell === null) throw new Refusal(keyColumn, '', 'the key is missing');
  const key = cell.text.trim();
  if (!wellFormed.test(key))
    throw new Refusal(
      keyColumn,
      key,
      'not a key: letters, digits and _ . : # / - without spaces, at most 100',
    );
  return key;
};
