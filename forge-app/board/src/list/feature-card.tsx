import type { FeatureRow } from '@valora/contracts';
import { memo } from 'react';
import { useFormat } from '../format/use-format.js';
import { HiddenText } from '../ui/hidden-text.js';
import { MoreIcon } from '../ui/icons.js';
import styles from './cards.module.css';
import { FeatureMarks } from './feature-cell.js';
import { IntervalBar } from './interval-bar.js';
import { useListActions } from './list-context.js';
import { RankCell } from './rank-cell.js';
import type { RoiScale } from './roi-scale.js';
import { assumedWords } from './words.js';

interface FeatureCardProps {
  readonly row: FeatureRow;
  readonly scale: RoiScale;
  readonly isSelected: boolean;
}

const Figures = ({ row, scale }: { row: FeatureRow; scale: RoiScale }) => {
  const format = useFormat();
  return (
    <span className={styles['figures']}>
      {row.roi ? (
        <>
          <span className={styles['roi']}>
            <strong>
              {format.roi(row.roi.mean)} ROI{row.basedOn === 'prior' ? `, ${assumedWords}` : ''}
            </strong>
            <IntervalBar roi={row.roi} scale={scale} />
            <span>80 %: {format.roiRange(row.roi)}</span>
          </span>
          <span>{format.probability(row.roi.pLoss)} risk of loss</span>
        </>
      ) : null}
      {row.effortDays ? <span>{format.days(row.effortDays.mean)} effort</span> : null}
      <span>{format.count(row.demand, 'company', 'companies')}</span>
    </span>
  );
};

/** One feature on a phone: the same figures as the table's row, stacked. */
export const FeatureCard = memo(({ row, scale, isSelected }: FeatureCardProps) => {
  const actions = useListActions();
  return (
    <div className={`${styles['card'] ?? ''} ${isSelected ? (styles['selected'] ?? '') : ''}`}>
      <div className={styles['side']}>
        <RankCell row={row} />
        <label className={styles['select']}>
          <input
            type="checkbox"
            checked={isSelected}
            onChange={() => {
              actions.toggle(row.id, false);
            }}
          />
          <HiddenText>Select {row.key}</HiddenText>
        </label>
      </div>
      <button
        type="button"
        className={styles['open']}
        onClick={() => {
          actions.open(row.id);
        }}
      >
        <span className={styles['marks']}>
          <span className={styles['key']}>{row.key}</span>
          <FeatureMarks row={row} withStatus />
        </span>
        <span className={styles['title']}>{row.title}</span>
        <Figures row={row} scale={scale} />
      </button>
      <button
        type="button"
        className={styles['more']}
        aria-label={`Actions for ${row.key}`}
        aria-haspopup="menu"
        onClick={(event) => {
          actions.openMenu(row, event.currentTarget);
        }}
      >
        <MoreIcon />
      </button>
    </div>
  );
});
FeatureCard.displayName = 'FeatureCard';
