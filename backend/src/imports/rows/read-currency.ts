import type { FieldCells } from './field-cells.js';
import { Refusal } from './refusal.js';
import type { RowPlan } from './row-plan.js';

/** ISO 4217 code of a row's money, from its own cell or the header. Throws Refusal when it is no code. */
export const readCurrency = (cells: FieldCells, plan: RowPlan): string | null => {
  const cell = cells.first('currency');
  if (cell === null) return plan.currency;
  const code = cell.text.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(code))
    throw new Refusal(cell.column, cell.text, 'not a currency code of three letters such as EUR');
  return code;
};

/** Throws Refusal for amounts in a currency the team does not count in: they are never converted silently. */
export const assertTeamCurrency = (
  cells: FieldCells,
  currency: string | null,
  { teamCurrency }: Pick<RowPlan, 'teamCurrency'>,
): void => {
  if (currency === null || teamCurrency === null || currency === teamCurrency) return;
  const amount = cells.first('value') ?? cells.first('costOfDelay') ?? cells.first('realisedValue');
  if (amount !== null)
    throw new Refusal(amount.column, amount.text, `in ${currency}, but the team counts in ${teamCurrency}`);
};
