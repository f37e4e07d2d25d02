import Button from '@atlaskit/button/new';
import { createContext, useContext, type ReactNode } from 'react';
import { defaultView, type BoardView } from '../url/board-view.js';
import type { ChangeView } from '../url/use-board-view.js';
import styles from './list-screen.module.css';

/** What the host offers on an empty board: an import, the sample workspace. */
export const EmptyActionsContext = createContext<ReactNode>(null);

interface ListEmptyProps {
  readonly view: BoardView;
  readonly change: ChangeView;
  /** The team has no feature of any status. */
  readonly isNew: boolean;
}

const isUnfiltered = (view: BoardView): boolean =>
  view.search === '' && view.status === defaultView.status && view.group === defaultView.group;

/** No rows: either nothing matches, or there is nothing yet. */
export const ListEmpty = ({ view, change, isNew }: ListEmptyProps) => {
  const actions = useContext(EmptyActionsContext);
  if (isUnfiltered(view)) {
    return (
      <div className={styles['empty']}>
        <h2>{isNew ? 'No features yet' : 'No open features'}</h2>
        <p>Bring in a backlog or add a feature; it is ranked as soon as something about it is known.</p>
        {actions}
        {isNew ? null : (
          <Button
            appearance="subtle"
            onClick={() => {
              change({ status: 'any' }, 'push');
            }}
          >
            Show delivered and dropped ones
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className={styles['empty']}>
      <h2>Nothing matches</h2>
      <p>
        {view.search === ''
          ? 'No feature has this status and class.'
          : `No feature has “${view.search}” in its key, title or description, with these filters.`}
      </p>
      <Button
        onClick={() => {
          change({ search: '', status: defaultView.status, group: defaultView.group }, 'push');
        }}
      >
        Clear filters
      </Button>
    </div>
  );
};
