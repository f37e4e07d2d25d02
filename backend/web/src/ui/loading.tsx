import Spinner from '@atlaskit/spinner';
import styles from './loading.module.css';

/** Waiting, named; the spinner appears after a moment, so that a fast answer does not flicker. */
export const Loading = ({ what }: { readonly what: string }) => (
  <div role="status" className={styles.loading}>
    <Spinner size="medium" delay={200} label="" />
    <span>Loading {what} …</span>
  </div>
);
