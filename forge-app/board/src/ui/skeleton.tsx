import styles from './skeleton.module.css';

interface SkeletonProps {
  readonly width: string;
  readonly height?: number;
}

/** A grey bar where words will stand. Decoration only: the loading state itself is said in words. */
export const Skeleton = ({ width, height = 12 }: SkeletonProps) => (
  <span aria-hidden="true" className={styles['bar']} style={{ width, height }} />
);
