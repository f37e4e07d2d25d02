import type { FeatureRow } from '@valora/contracts';
import { useFormat } from '../format/use-format.js';
import { HiddenText } from '../ui/hidden-text.js';
import styles from './cells.module.css';
import { IntervalBar } from './interval-bar.js';
import type { RoiScale } from './roi-scale.js';
import { assumedWords } from './words.js';

const Unknown = () => (
  <span className={styles['muted']}>
    <span aria-hidden="true">–</span>
    <HiddenText>unknown</HiddenText>
  </span>
);

export const RoiCell = ({ row, scale }: { row: FeatureRow; scale: RoiScale }) => {
  const format = useFormat();
  if (!row.roi) return <Unknown />;
  return (
    <span className={styles['roi']}>
      <span className={styles['headed']}>
        <span className={styles['figure']}>{format.roi(row.roi.mean)}</span>
        {row.basedOn === 'prior' ? <span className={styles['sub']}>{assumedWords}</span> : null}
      </span>
      <IntervalBar roi={row.roi} scale={scale} />
      <span className={styles['sub']}>{format.roiRange(row.roi)}</span>
    </span>
  );
};

export const LossCell = ({ row }: { row: FeatureRow }) => {
  const format = useFormat();
  return row.roi ? <span className={styles['plain']}>{format.probability(row.roi.pLoss)}</span> : <Unknown />;
};

export const ValueCell = ({ row }: { row: FeatureRow }) => {
  const format = useFormat();
  if (!row.value) return <Unknown />;
  return (
    <span className={styles['stack']}>
      <span className={styles['plain']}>{format.money(row.value.mean, row.value.currency)}</span>
      <span className={styles['sub']}>{format.probability(row.value.pNoEffect)} none</span>
    </span>
  );
};

export const EffortCell = ({ row }: { row: FeatureRow }) => {
  const format = useFormat();
  if (!row.effortDays) return <Unknown />;
  return (
    <span className={styles['stack']}>
      <span className={styles['plain']}>{format.days(row.effortDays.mean)}</span>
      <span className={styles['sub']}>
        {format.number(row.effortDays.p10)}–{format.number(row.effortDays.p90)}
      </span>
    </span>
  );
};

export const DemandCell = ({ row }: { row: FeatureRow }) => (
  <span className={styles['stack']}>
    <span className={styles['plain']}>{row.demand}</span>
    <span className={styles['sub']}>{row.demand === 1 ? 'company' : 'companies'}</span>
  </span>
);
