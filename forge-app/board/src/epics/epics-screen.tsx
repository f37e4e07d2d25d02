import { epicState, type EpicState } from '@valora/contracts';
import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { useListEpicsQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { Select } from '../ui/controls.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Skeleton } from '../ui/skeleton.js';
import { EpicCard } from './epic-card.js';
import { epicStateWords, needsResolution } from './epic-words.js';
import styles from './epics.module.css';

const pageSize = 50;
const mostShown = 500;

/** Requests for epics and what became of them; those that wait for somebody come first in the sentence. */
export const EpicsScreen = () => {
  const [state, setState] = useState<EpicState | ''>('');
  const [limit, setLimit] = useState(pageSize);
  const query = state === '' ? { limit } : { limit, state };
  const { data, error, refetch } = useListEpicsQuery({ query });
  const { open } = useListActions();
  const format = useFormat();
  const epics = data?.items ?? [];
  const awaiting = epics.filter((epic) => epic.state === 'awaiting_approval').length;
  const stuck = epics.filter(needsResolution).length;
  const sentence = [
    awaiting === 0
      ? 'No epic waits for approval'
      : `${format.count(awaiting, 'epic waits', 'epics wait')} for approval`,
    stuck === 0
      ? null
      : format.count(
          stuck,
          'needs a person to say whether it exists',
          'need a person to say whether they exist',
        ),
  ]
    .filter((part) => part !== null)
    .join(', and ');
  return (
    <section className={styles['screen']} aria-label="Epics">
      {data ? (
        <p className={styles['sentence']}>{sentence}.</p>
      ) : error ? null : (
        <Skeleton width="60%" height={20} />
      )}
      <div>
        <Select
          aria-label="State"
          value={state}
          style={{ width: 'auto' }}
          onChange={(event) => {
            setState(event.target.value as EpicState | '');
          }}
        >
          <option value="">Any state</option>
          {epicState.options.map((option) => (
            <option key={option} value={option}>
              {epicStateWords[option].label}
            </option>
          ))}
        </Select>
      </div>
      {error ? (
        <ErrorMessage failure={asApiFailure(error)} attempt="load the epics" onRetry={() => void refetch()} />
      ) : null}
      {data && epics.length === 0 ? (
        <p>No epic was asked for yet. Select features in the list and request epics for them.</p>
      ) : null}
      <ul className={styles['list']}>
        {epics.map((epic) => (
          <li key={epic.id}>
            <EpicCard
              epic={epic}
              onOpenFeature={() => {
                open(epic.featureId, { tab: 'delivery' });
              }}
            />
          </li>
        ))}
      </ul>
      {data?.pagination.nextCursor && limit < mostShown ? (
        <div>
          <Button
            onClick={() => {
              setLimit(mostShown);
            }}
          >
            Show older
          </Button>
        </div>
      ) : null}
    </section>
  );
};
