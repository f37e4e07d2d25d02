import Button from '@atlaskit/button/new';
import { useJira } from './jira-context.js';
import styles from './modal-bar.module.css';

/** Heading of the modal, and the way out of it. */
export const ModalBar = () => {
  const { bridge, place } = useJira();
  return (
    <div className={styles['bar']}>
      <strong className={styles['title']}>{`Valora · ${place.projectKey}`}</strong>
      <Button
        onClick={() => {
          void bridge.close();
        }}
      >
        Close
      </Button>
    </div>
  );
};
