import type { LedgerEntry } from '@valora/contracts';
import type { Format } from '../format/use-format.js';

const hit = (realised: number, promised: { p10: number; p90: number }): string => {
  if (realised < promised.p10) return 'below';
  return realised > promised.p90 ? 'above' : 'inside';
};

const returned = ({ realisedRoi, promised }: LedgerEntry, format: Format): string | null => {
  if (realisedRoi === null) return null;
  if (!promised) return `It returned ${format.roi(realisedRoi)}; nothing was promised before.`;
  return `It returned ${format.roi(realisedRoi)} where ${format.roi(promised.roi.mean)} was promised, ${hit(realisedRoi, promised.roi)} the 80 % interval (${format.roiRange(promised.roi)}).`;
};

const took = ({ outcome, promised }: LedgerEntry, format: Format): string | null => {
  if (outcome.actualEffortDays === null) return null;
  const planned = promised ? ` where ${format.days(promised.effortDays.mean)} were predicted` : '';
  return `It took ${format.days(outcome.actualEffortDays)}${planned}.`;
};

const brought = ({ outcome, realisedRoi }: LedgerEntry, format: Format): string | null =>
  realisedRoi === null && outcome.realisedValue !== null
    ? `It brought ${format.money(outcome.realisedValue, outcome.currency)}.`
    : null;

/** What was promised and what came of it, as far as it is known. */
export const outcomeSentence = (entry: LedgerEntry, format: Format): string => {
  const released =
    entry.outcome.releasedOn === null ? null : `Released ${format.day(entry.outcome.releasedOn)}.`;
  return [returned(entry, format), brought(entry, format), took(entry, format), released]
    .filter((part) => part !== null)
    .join(' ');
};
