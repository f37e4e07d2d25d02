import type { api, Data } from '@valora/contracts';
import type { Format } from '../format/use-format.js';

type Analytics = Data<typeof api.analytics.team>;
export type LedgerTotals = Pick<Analytics, 'currency' | 'outcomes' | 'promisedAgainstRealised'>;

const coverage = (share: number | null, format: Format): string =>
  share === null
    ? ''
    : `, and ${format.probability(share)} of them landed inside the 80${'\u00A0'}% interval they were given`;

/** The ledger's one message: what promises came to, or that it is too early to say. */
export const ledgerSentence = (
  { currency, outcomes, promisedAgainstRealised: totals }: LedgerTotals,
  format: Format,
): string => {
  if (outcomes === 0) return 'No outcome is known yet, so every predicted return rests on assumptions.';
  if (totals === null) {
    return `${format.count(outcomes, 'outcome is', 'outcomes are')} recorded; fewer than 15 with a promise are too few to say how far promises can be trusted.`;
  }
  const { n, promised, realised, coverage80 } = totals;
  const share = promised > 0 && realised >= 0 ? ` (${format.probability(realised / promised)})` : '';
  return `${format.count(n, 'delivered feature', 'delivered features')} returned ${format.money(realised, currency)} where ${format.money(promised, currency)} was promised${share}${coverage(coverage80, format)}.`;
};
