import type { Format } from '../format/use-format.js';
import type { BoardItem } from './board-items.js';

export type Band = Exclude<BoardItem, { kind: 'feature' }>;

export interface BandWords {
  readonly title: string;
  readonly text: string;
  readonly warnings: readonly string[];
}

const tierText = (band: Extract<Band, { kind: 'tier' }>, format: Format): string => {
  if (band.lastRank === null)
    return `from rank ${format.exact(band.firstRank)} on, too close to call among themselves`;
  if (band.lastRank <= band.firstRank) return `rank ${format.exact(band.firstRank)}, clear of the next`;
  return `ranks ${format.range(band.firstRank, band.lastRank)}, too close to call among themselves`;
};

const outsideWords: Record<Extract<Band, { kind: 'outside' }>['why'], { title: string; text: string }> = {
  'must-do': { title: 'Must do', text: 'law or contract: its own class, outside the formula' },
  unscored: {
    title: 'Unscored',
    text: 'something is missing; what is unknown is never counted as zero',
  },
  closed: { title: 'Delivered or dropped', text: 'no longer up for decision' },
};

/** What a band between the features says. */
export const bandWords = (band: Band, format: Format): BandWords => {
  switch (band.kind) {
    case 'tier':
      return { title: `Tier ${format.exact(band.tier)}`, text: tierText(band, format), warnings: [] };
    case 'capacity': {
      const { capacityDays, fitsThrough, pFits, warnings } = band.capacity;
      const days = `${format.days(capacityDays)} of this quarter`;
      return {
        title: 'Capacity line',
        text:
          fitsThrough === 0
            ? `nothing below fits into the ${days}, must-do work counted`
            : `${fitsThrough === 1 ? 'the first fits' : `the first ${format.exact(fitsThrough)} fit`} into the ${days}, with ${format.probability(pFits)} probability`,
        warnings,
      };
    }
    case 'outside':
      return {
        title: `${outsideWords[band.why].title} (${format.exact(band.count)})`,
        text: outsideWords[band.why].text,
        warnings: [],
      };
  }
};
