import Button from '@atlaskit/button/new';
import type { BoardView, Screen } from '../url/board-view.js';
import type { ChangeView } from '../url/use-board-view.js';
import { useWhyNot } from './session-context.js';
import { useAwaitingEpics } from './use-awaiting-epics.js';
import { useUndo } from './use-undo.js';
import styles from './board-page.module.css';

interface BoardHeaderProps {
  readonly teamName: string;
  /** Views to choose from; the host may have places of its own for the others. */
  readonly screens: readonly Screen[];
  readonly view: BoardView;
  readonly change: ChangeView;
  readonly onAdd: () => void;
}

const screenWords: Record<Screen, string> = {
  list: 'List',
  chart: 'Chart',
  epics: 'Epics',
  ledger: 'Ledger',
};

const Screens = ({ screens, view, change }: Omit<BoardHeaderProps, 'teamName' | 'onAdd'>) => {
  const awaiting = useAwaitingEpics();
  return (
    <nav aria-label="Views of the board" className={styles['screens']}>
      {screens.map((screen) => (
        <button
          key={screen}
          type="button"
          className={styles['screen']}
          {...(view.screen === screen ? { 'aria-current': 'page' as const } : {})}
          onClick={() => {
            change({ screen }, 'push');
          }}
        >
          {screenWords[screen]}
          {screen === 'epics' && awaiting !== null ? ` (${awaiting} to approve)` : ''}
        </button>
      ))}
    </nav>
  );
};

export const BoardHeader = ({ teamName, screens, view, change, onAdd }: BoardHeaderProps) => {
  const whyNotAdd = useWhyNot('features.write');
  const whyNotUndo = useWhyNot('rankings.override');
  const undo = useUndo();
  return (
    <header className={styles['header']}>
      <h1 className={styles['heading']}>
        What to build next <span className={styles['team']}>{teamName}</span>
      </h1>
      <div className={styles['actions']}>
        {whyNotAdd === null ? <Button onClick={onAdd}>Add feature</Button> : null}
        {whyNotUndo === null ? <Button onClick={undo}>Undo last change</Button> : null}
        <Button
          aria-expanded={view.panel === 'weights'}
          onClick={() => {
            change({ panel: view.panel === 'weights' ? null : 'weights', featureId: null }, 'push');
          }}
        >
          Weights
        </Button>
      </div>
      <Screens screens={screens} view={view} change={change} />
    </header>
  );
};
