import type { Format } from '../format/use-format.js';

interface LedgerTotals {
  readonly totals: {
    readonly n: number;
    readonly ratio: number | null;
    readonly coverage80: number | null;
  } | null;
  /** Recorded outcomes, with or without a promise before them. */
  readonly count: number;
}

const coverage = (share: number | null, format: Format): string =>
  share === null ? '' : `, and ${format.probability(share)} of them fell inside their 80 % interval`;

/** The ledger's one message: how far promises can be trusted, or that it is too early to say. */
export const ledgerSentence = ({ totals, count }: LedgerTotals, format: Format): string => {
  if (count === 0)
    return 'No outcome is recorded yet; the first ones teach the model what promises are worth here.';
  if (!totals || totals.ratio === null) {
    return `${format.count(count, 'outcome is', 'outcomes are')} recorded; fewer than 15 with a promise are too few to say how far promises can be trusted.`;
  }
  return `What was delivered returned ${format.probability(totals.ratio)} of what was promised, over ${format.count(totals.n, 'feature', 'features')}${coverage(totals.coverage80, format)}.`;
};
