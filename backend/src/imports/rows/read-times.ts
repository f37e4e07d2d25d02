import { parseDate, type DateOrder } from '../values/parse-date.js';
import { isBlank } from '../values/parse-number.js';
import type { FieldCells } from './field-cells.js';
import { Refusal } from './refusal.js';

/** The moment in a date cell; null when nothing stands in it. Throws Refusal when it is no date. */
export const readMoment = (
  cells: FieldCells,
  field: 'created' | 'delivered',
  order: DateOrder,
): Date | null => {
  const cell = cells.first(field);
  if (cell === null || isBlank(cell.text)) return null;
  const moment = parseDate(cell.text, order);
  if (moment === null) throw new Refusal(cell.column, cell.text, 'not a date');
  return new Date(moment);
};
