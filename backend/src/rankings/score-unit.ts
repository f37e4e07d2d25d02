import type { RankingSettings } from '@valora/contracts';

/** What a score is measured in, for people. */
export const scoreUnitOf = ({ framework }: RankingSettings, currency: string): string => {
  switch (framework) {
    case 'roi':
      return '% ROI';
    case 'rice':
      return 'RICE';
    case 'ice':
      return 'ICE';
    case 'wsjf':
      return 'WSJF';
    case 'opportunity':
      return 'opportunity';
    case 'value_effort':
      return `${currency} per person-day`;
    case 'weighted':
      return 'of 100 points';
    case 'formula':
      return 'formula';
  }
};
