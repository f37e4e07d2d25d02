import { useConnection } from '@valora/board';
import styles from './live-state.module.css';

/** Silent while live; says so when changes of others may be missing. */
export const LiveState = () => {
  const state = useConnection();
  return (
    <div role="status">
      {state === 'reconnecting' ? (
        <span className={styles.lost} title="Changes by others may be missing until the connection is back.">
          Reconnecting …
        </span>
      ) : null}
    </div>
  );
};
