import { useId } from 'react';
import styles from './progress.module.css';

export interface ProgressProps {
  readonly label: string;
  /** 0–100, or null while nothing is known. */
  readonly percent: number | null;
}

/** How far something has come, as a bar and in words. */
export const Progress = ({ label, percent }: ProgressProps) => {
  const id = useId();
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        {percent === null ? null : <span>{percent} %</span>}
      </div>
      {percent === null ? (
        <progress id={id} className={styles.bar} />
      ) : (
        <progress id={id} className={styles.bar} value={percent} max={100} />
      )}
    </div>
  );
};
