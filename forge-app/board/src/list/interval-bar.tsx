import type { RoiSpread } from '@valora/contracts';
import type { RoiScale } from './roi-scale.js';
import styles from './interval-bar.module.css';

interface IntervalBarProps {
  readonly roi: RoiSpread;
  readonly scale: RoiScale;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** The 80 % interval on the axis all rows share: thick line p10–p90, notch at the mean, tick at "earns what it costs". */
export const IntervalBar = ({ roi, scale }: IntervalBarProps) => {
  const low = scale.place(roi.p10);
  const high = scale.place(roi.p90);
  const zero = scale.place(0);
  const lossEnd = Math.min(high, Math.max(low, zero));
  const beyond = roi.p90 > scale.high;
  return (
    <span aria-hidden="true" className={styles['track']}>
      <span className={styles['zero']} style={{ left: percent(zero) }} />
      <span className={styles['loss']} style={{ left: percent(low), width: percent(lossEnd - low) }} />
      <span className={styles['gain']} style={{ left: percent(lossEnd), width: percent(high - lossEnd) }} />
      {beyond ? <span className={styles['beyond']} /> : null}
      <span className={styles['mean']} style={{ left: percent(scale.place(roi.mean)) }} />
    </span>
  );
};
