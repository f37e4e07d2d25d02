import styles from './contribution-bars.module.css';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

interface ContributionBarProps {
  readonly amount: number;
  /** Amount that fills its half of the track. */
  readonly largest: number;
}

/** A signed amount from the middle to its side; hatched below zero, so that colour is never alone. */
export const ContributionBar = ({ amount, largest }: ContributionBarProps) => {
  const share = largest === 0 ? 0 : Math.abs(amount) / largest / 2;
  return (
    <span aria-hidden="true" className={styles['track']}>
      {share === 0 ? null : (
        <span
          className={amount < 0 ? styles['minus'] : styles['plus']}
          style={{ left: percent(amount < 0 ? 0.5 - share : 0.5), width: percent(share) }}
        />
      )}
    </span>
  );
};
