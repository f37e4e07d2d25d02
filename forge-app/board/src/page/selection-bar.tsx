import Button from '@atlaskit/button/new';
import { useFormat } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import { useWhyNot } from './session-context.js';
import styles from './list-screen.module.css';

interface SelectionBarProps {
  readonly selected: readonly string[];
  readonly onClear: () => void;
}

/** One request takes at most this many epics (the API's limit). */
const mostEpics = 100;

export const SelectionBar = ({ selected, onClear }: SelectionBarProps) => {
  const format = useFormat();
  const { requestEpics } = useListActions();
  const whyNotRequest = useWhyNot('epics.request');
  const tooMany = selected.length > mostEpics ? `At most ${String(mostEpics)} epics at once.` : null;
  const whyNot = whyNotRequest ?? tooMany;
  return (
    <div data-selection-bar role="region" aria-label="Selection" className={styles['bar']}>
      <strong>{format.count(selected.length, 'feature selected', 'features selected')}</strong>
      <Button
        appearance="primary"
        isDisabled={whyNot !== null}
        onClick={() => {
          requestEpics(selected);
        }}
      >
        Request epics…
      </Button>
      {whyNot === null ? null : <span>{whyNot}</span>}
      <Button appearance="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </div>
  );
};
