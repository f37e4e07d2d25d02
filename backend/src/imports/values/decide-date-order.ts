import { dateOrderEvidence, type DateOrder } from './parse-date.js';

/** Counts over one file. `unclear` is the first value that both readings would accept. */
export interface DateTally {
  dmy: number;
  mdy: number;
  ymd: number;
  unclear: { readonly line: number; readonly column: string; readonly value: string } | null;
}
export interface DateOrderDecision {
  readonly order: DateOrder;
  readonly decidedBy: 'asked' | 'evidence' | 'default';
  /** Why the reading may be wrong, or null where nothing was in doubt. */
  readonly doubt: string | null;
}

export const emptyDateTally = (): DateTally => ({ dmy: 0, mdy: 0, ymd: 0, unclear: null });

export const tallyDate = (tally: DateTally, seen: NonNullable<DateTally['unclear']>): void => {
  const evidence = dateOrderEvidence(seen.value);
  if (evidence === null) return;
  if (evidence.order === null) tally.unclear ??= seen;
  else tally[evidence.order] += 1;
};

const meaning: Readonly<Record<DateOrder, string>> = {
  dmy: 'day/month/year',
  mdy: 'month/day/year',
  ymd: 'year/month/day',
};

/**
 * One order for the whole file: what the person asked for, else what most values prove, else day first, which is
 * what every language but American English writes.
 */
export const decideDateOrder = (tally: DateTally, asked?: DateOrder): DateOrderDecision => {
  if (asked !== undefined) return { order: asked, decidedBy: 'asked', doubt: null };
  if (tally.dmy === 0 && tally.mdy === 0) {
    if (tally.unclear === null) return { order: 'dmy', decidedBy: 'default', doubt: null };
    const doubt = `dates such as “${tally.unclear.value}” could be day or month first; read as ${meaning.dmy}`;
    return { order: 'dmy', decidedBy: 'default', doubt };
  }
  const order = tally.mdy > tally.dmy ? 'mdy' : 'dmy';
  const mixed = tally.mdy > 0 && tally.dmy > 0 && tally.unclear !== null;
  const doubt = mixed
    ? `dates are written both day first (${tally.dmy}) and month first (${tally.mdy}); unclear ones are read as ${meaning[order]}`
    : null;
  return { order, decidedBy: 'evidence', doubt };
};
