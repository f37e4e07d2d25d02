import Button from '@atlaskit/button/new';
import { useListEpicsQuery } from '../data/hooks.js';
import type { BoardView, Screen } from '../url/board-view.js';
import type { ChangeView } from '../url/use-board-view.js';
import { useWhyNot } from './session-context.js';
import { useUndo } from './use-undo.js';
import styles from './board-page.module.css';

interface BoardHeaderProps {
  readonly teamName: string;
  readonly view: BoardView;
  readonly change: ChangeView;
  readonly onAdd: () => void;
}

const screens: Record<Screen, string> = { list: 'List', chart: 'Chart', epics: 'Epics', ledger: 'Ledger' };

/** Enough to say "more than nine": the number is a nudge, not a figure. */
const countedEpics = 10;

const useAwaiting = (): string => {
  const { data } = useListEpicsQuery({ query: { state: 'awaiting_approval', limit: countedEpics } });
  const count = data?.items.length ?? 0;
  return count === 0 ? '' : ` (${count >= countedEpics ? '9+' : String(count)} to approve)`;
};

export const BoardHeader = ({ teamName, view, change, onAdd }: BoardHeaderProps) => {
  const awaiting = useAwaiting();
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
      <nav aria-label="Views of the board" className={styles['screens']}>
        {(Object.keys(screens) as Screen[]).map((screen) => (
          <button
            key={screen}
            type="button"
            className={styles['screen']}
            {...(view.screen === screen ? { 'aria-current': 'page' as const } : {})}
            onClick={() => {
              change({ screen }, 'push');
            }}
          >
            {screens[screen]}
            {screen === 'epics' ? awaiting : ''}
          </button>
        ))}
      </nav>
    </header>
  );
};
