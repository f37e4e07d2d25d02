import { isInputField, type ImportField } from '../import-fields.js';
import { parseInput, type Parsed } from '../values/parse-input.js';
import { isBlank, type DecimalMark } from '../values/parse-number.js';
import type { Cell, FieldCells } from './field-cells.js';
import { Refusal } from './refusal.js';

/** The number of a cell, or null when nothing stands in it. Throws Refusal when it is no number or out of its scale. */
export const numberOf = (cell: Cell | null, parse: (raw: string) => Parsed<number>): number | null => {
  if (cell === null || isBlank(cell.text)) return null;
  const parsed = parse(cell.text);
  if (!parsed.ok) throw new Refusal(cell.column, cell.text, parsed.reason);
  return parsed.value;
};

/** All inputs of a row by name; Jira's time estimate stands in where nobody gave person-days. */
export const readInputs = (
  cells: FieldCells,
  fields: Iterable<ImportField>,
  mark: DecimalMark,
): Record<string, number> => {
  const inputs: Record<string, number> = {};
  for (const field of fields) {
    if (!isInputField(field)) continue;
    const value = numberOf(cells.first(field), (raw) => parseInput(field, raw, mark));
    if (value !== null) inputs[field] = value;
  }
  return inputs;
};
