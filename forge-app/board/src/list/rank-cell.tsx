import type { FeatureRow } from '@valora/contracts';
import { useFormat } from '../format/use-format.js';
import { HiddenText } from '../ui/hidden-text.js';
import styles from './cells.module.css';

/** Rank, the range it could as well have, and the model's own rank where a person moved it. */
export const RankCell = ({ row }: { row: FeatureRow }) => {
  const format = useFormat();
  if (row.rank === null) {
    return (
      <span className={styles['muted']}>
        <span aria-hidden="true">–</span>
        <HiddenText>not ranked</HiddenText>
      </span>
    );
  }
  return (
    <span className={styles['stack']}>
      <span className={styles['rank']}>{format.exact(row.rank)}</span>
      {row.overridden ? (
        <span className={styles['moved']}>
          model: {row.modelRank === null ? '–' : format.exact(row.modelRank)}
        </span>
      ) : row.rankLow !== null && row.rankHigh !== null ? (
        <span className={styles['sub']}>
          <HiddenText>could be </HiddenText>
          {format.range(row.rankLow, row.rankHigh)}
        </span>
      ) : null}
    </span>
  );
};
