import type { LedgerEntry } from '@valora/contracts';

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
