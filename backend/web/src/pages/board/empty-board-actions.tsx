import Button from '@atlaskit/button/new';
import { useWhyNot } from '@valora/board';
import { useSample } from '../../sample/use-sample.js';
import { GoButton } from '../../ui/go-button.js';
import styles from './empty-board-actions.module.css';

/** What fills an empty board, as far as the role reaches. */
export const EmptyBoardActions = () => {
  const mayImport = useWhyNot('imports.write') === null;
  const mayAdminister = useWhyNot('team.administer') === null;
  const { isRunning, load } = useSample();
  return (
    <div className={styles.actions}>
      {mayImport ? (
        <GoButton to="/import" appearance="primary">
          Import a file
        </GoButton>
      ) : null}
      {mayAdminister ? <GoButton to="/settings/connections">Connect Jira</GoButton> : null}
      {mayAdminister ? (
        <Button isLoading={isRunning} onClick={() => void load()}>
          Load sample data
        </Button>
      ) : null}
    </div>
  );
};
