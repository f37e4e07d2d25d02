import type { Data, rankings } from '@valora/contracts';
import { newInTopTen } from '../../../board/src/weights/top-moves';

type Preview = Data<typeof rankings.whatIf>;
/** What other settings would do to the order, in a sentence. */
export const previewSentence = ({ items, moved, unscored }: Preview): string => {
  if (moved === 0) return 'Nothing would move.';
  const entering = newInTopTen(items);
  const features = moved === 1 ? '1 feature' : `${String(moved)} features`;
  const without = unscored === 0 ? '' : ` ${String(unscored)} would have no rank.`;
  return `${features} would move, ${entering === 0 ? 'none' : String(entering)} of them into the top ten.${without}`;
};
