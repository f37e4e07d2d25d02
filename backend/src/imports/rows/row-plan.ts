import type { DateOrder } from '../values/parse-date.js';
import type { DecimalMark } from '../values/parse-number.js';
import type { ColumnLayout } from './field-cells.js';

/** Everything a row needs to know about its file. */
export interface RowPlan extends ColumnLayout {
  /** Whether the file says anything about the state of the work. */
  readonly hasStatus: boolean;
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  /** Currency that a header gives, as in `Value (EUR)`. */
  readonly currency: string | null;
  /** The currency the team counts in; null where rows may have any. */
  readonly teamCurrency: string | null;
  /** Jira's number → key, for exports that name parents by number. */
  readonly keysById: ReadonlyMap<string, string>;
}
