import type { api, Data, LedgerEntry } from '@valora/contracts';
import type { Format } from '@valora/board';

type Totals = Data<typeof api.analytics.team>['promisedAgainstRealised'];

/** Below this many outcomes with a promise a total says more about chance than about the promises. */
const leastForTotal = 15;

export interface OutcomesKnown {
  readonly outcomes: number;
  readonly promisedAgainstRealised: Totals;
}

/** The one sentence about promised and realised; totals only where they mean something. */
export const outcomesMessage = (
  known: OutcomesKnown | undefined,
  format: Pick<Format, 'roi' | 'probability' | 'count'>,
): string => {
  if (known === undefined) return 'What was promised, held against what it became.';
  if (known.outcomes === 0) return 'No outcome is known yet, so every predicted return rests on assumptions.';
  const totals = known.promisedAgainstRealised;
  const recorded = `${format.count(known.outcomes, 'outcome is', 'outcomes are')} recorded`;
  if (totals === null) {
    return `${recorded}; from ${String(leastForTotal)} with a promise before them on, the totals are compared.`;
  }
  const compared = `${format.count(totals.n, 'feature', 'features')} promised ${format.roi(totals.promised)} on average and returned ${format.roi(totals.realised)}`;
  if (totals.coverage80 === null) return `${compared}.`;
  return `${compared}; ${format.probability(totals.coverage80)} landed inside the 80 % interval they were given.`;
};

export interface Verdict {
  readonly label: string;
  readonly tone: 'success' | 'danger' | 'info';
}

/** Where the realised return lies against the promised 80 % interval; null where one of them is not known. */
export const verdictOf = ({
  promised,
  realisedRoi,
}: Pick<LedgerEntry, 'promised' | 'realisedRoi'>): Verdict | null => {
  if (promised === null || realisedRoi === null) return null;
  if (realisedRoi < promised.roi.p10) return { label: 'below', tone: 'danger' };
  if (realisedRoi > promised.roi.p90) return { label: 'above', tone: 'info' };
  return { label: 'inside', tone: 'success' };
};
