import type { FeatureStatus } from '@valora/contracts';
import type { ParsedRow } from '../parsed-row.js';
import type { SheetRow } from '../sheet.js';
import { oneLine } from '../text/clean-text.js';
import { clip } from '../text/clip.js';
import { parseTrackedTime } from '../values/parse-input.js';
import { isSubtaskType, readFlag, readMoscow, type Moscow } from '../values/read-flags.js';
import { readStatus } from '../values/read-status.js';
import { splitKeys, splitList } from '../values/split-list.js';
import { fieldCells, type FieldCells } from './field-cells.js';
import { assertTeamCurrency, readCurrency } from './read-currency.js';
import { readKey, readTitle } from './read-key.js';
import { numberOf, readInputs } from './read-inputs.js';
import { readAmounts, toOutcome } from './read-outcome.js';
import { readMoment } from './read-times.js';
import { Refusal } from './refusal.js';
import type { RowPlan } from './row-plan.js';

/** Something worth saying about one row that goes in; the same reason of the same column is reported once, with a count. */
export interface RowNote {
  readonly column: string | null;
  readonly reason: string;
}
export interface BuiltRow {
  readonly row: ParsedRow;
  readonly notes: readonly RowNote[];
}

const maxDescription = 100_000;
const maxLabel = 100;
const maxLabels = 100;

const textOf = (cells: FieldCells, field: string): string => cells.first(field)?.text.trim() ?? '';

const readDescription = (cells: FieldCells, note: (column: string, reason: string) => void): string => {
  const cell = cells.first('description');
  if (cell === null) return '';
  if (cell.text.length > maxDescription) note(cell.column, `cut to ${maxDescription} characters`);
  return clip(cell.text, maxDescription).trim();
};

const readLabels = (cells: FieldCells, note: (column: string, reason: string) => void): string[] => {
  const list = cells.all('labels');
  const labels = splitList(list.map((cell) => cell.text));
  const kept = labels.filter((label) => label.length <= maxLabel).slice(0, maxLabels);
  if (kept.length < labels.length)
    note(
      list[0]?.column ?? '',
      `more than ${maxLabels} labels, or labels longer than ${maxLabel} characters, left out`,
    );
  return kept;
};

const readMustDo = (cells: FieldCells): boolean => {
  const cell = cells.first('mustDo');
  if (cell === null) return false;
  const flag = readFlag(cell.text);
  if (flag === null) throw new Refusal(cell.column, cell.text, 'must be yes or no');
  return flag;
};

const readClass = (cells: FieldCells): Moscow | null => {
  const cell = cells.first('moscow');
  if (cell === null) return null;
  const found = readMoscow(cell.text);
  if (found === null) throw new Refusal(cell.column, cell.text, 'must be Must, Should, Could or Won’t');
  return found;
};

const readParent = (cells: FieldCells, plan: RowPlan): string | null => {
  const given = textOf(cells, 'parentKey') || textOf(cells, 'parentId');
  if (given === '') return null;
  return clip(plan.keysById.get(given) ?? oneLine(given), 100);
};

interface StateOfWork {
  readonly status: FeatureStatus;
  readonly deliveredAt: Date | null;
}
const readState = (cells: FieldCells, plan: RowPlan, hasOutcome: boolean) => {
  const deliveredAt = readMoment(cells, 'delivered', plan.dateOrder);
  const { status, unknownName } = readStatus({
    status: textOf(cells, 'status'),
    category: textOf(cells, 'statusCategory'),
    resolution: textOf(cells, 'resolution'),
    // A file without any state in which a row has a realised value or an actual effort speaks of delivered work.
    hasDeliveredDate: deliveredAt !== null || (!plan.hasStatus && hasOutcome),
  });
  const state: StateOfWork = { status, deliveredAt: status === 'delivered' ? deliveredAt : null };
  return { state, unknownName };
};

const inputsWithTime = (cells: FieldCells, plan: RowPlan): Record<string, number> => {
  const inputs = readInputs(cells, plan.columnsByField.keys(), plan.decimalMark);
  const tracked = numberOf(cells.first('originalEstimate'), (raw) => parseTrackedTime(raw, plan.decimalMark));
  return tracked === null || tracked === 0 || 'effortDays' in inputs
    ? inputs
    : { ...inputs, effortDays: tracked };
};

/** One row of a sheet → a feature. Throws Refusal, naming the first column that cannot be read. Pure but for the key's hash. */
export const buildRow = (sheetRow: SheetRow, plan: RowPlan): BuiltRow => {
  const notes: RowNote[] = [];
  const note = (column: string | null, reason: string): number => notes.push({ column, reason });
  const cells = fieldCells(sheetRow.cells, plan);
  const title = readTitle(cells);
  const amounts = readAmounts(cells, plan.decimalMark);
  const { state, unknownName } = readState(
    cells,
    plan,
    amounts.realisedValue !== null || amounts.actualEffortDays !== null,
  );
  if (unknownName !== null) note(null, `the status “${clip(unknownName, 60)}” is unknown; read as idea`);
  const currency = readCurrency(cells, plan);
  assertTeamCurrency(cells, currency, plan);
  const type = clip(oneLine(textOf(cells, 'type')), 100);
  const outcome = state.status === 'delivered' ? toOutcome(amounts, state.deliveredAt) : null;
  if (outcome === null && amounts.realisedValue !== null)
    note(null, 'a realised value of a feature that is not delivered is left out');
  const row: ParsedRow = {
    line: sheetRow.line,
    key: readKey(cells, title),
    title,
    description: readDescription(cells, note),
    ...state,
    type: type === '' ? null : type,
    isSubtask: isSubtaskType(type) || readFlag(textOf(cells, 'subtask')) === true,
    parentKey: readParent(cells, plan),
    labels: readLabels(cells, note),
    createdAt: readMoment(cells, 'created', plan.dateOrder),
    mustDo: readMustDo(cells),
    moscow: readClass(cells),
    inputs: inputsWithTime(cells, plan),
    needs: splitKeys(cells.all('needs').map((cell) => cell.text)),
    neededBy: splitKeys(cells.all('neededBy').map((cell) => cell.text)),
    currency,
    outcome,
    raw: sheetRow.raw(),
  };
  for (const { column, repair } of cells.repairs) note(column, repair);
  return { row, notes };
};
