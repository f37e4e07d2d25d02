import type { ParsedOutcome } from '../parsed-row.js';
import { parseActualDays, parseRealisedValue, parseTrackedTime } from '../values/parse-input.js';
import type { DecimalMark } from '../values/parse-number.js';
import type { FieldCells } from './field-cells.js';
import { numberOf } from './read-inputs.js';

export interface Amounts {
  readonly actualEffortDays: number | null;
  readonly realisedValue: number | null;
}

/** Actual effort and realised value as the row gives them; tracked time counts where nobody wrote the effort down. */
export const readAmounts = (cells: FieldCells, mark: DecimalMark): Amounts => {
  const given = numberOf(cells.first('actualEffortDays'), (raw) => parseActualDays(raw, mark));
  const tracked = numberOf(cells.first('timeSpent'), (raw) => parseTrackedTime(raw, mark));
  const days = given ?? tracked;
  return {
    // Nothing was ever built in zero days: a zero is a field nobody filled in.
    actualEffortDays: days === 0 ? null : days,
    realisedValue: numberOf(cells.first('realisedValue'), (raw) => parseRealisedValue(raw, mark)),
  };
};

/** What became of a delivered feature; null where the file says nothing beyond the date. */
export const toOutcome = (amounts: Amounts, deliveredAt: Date | null): ParsedOutcome | null =>
  amounts.actualEffortDays === null && amounts.realisedValue === null
    ? null
    : { ...amounts, releasedOn: deliveredAt?.toISOString().slice(0, 10) ?? null };
