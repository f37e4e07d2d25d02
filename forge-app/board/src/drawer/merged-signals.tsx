import Button from '@atlaskit/button/new';
import type { Signal } from '@valora/contracts';
import { useListSignalsQuery, useUnmergeSignalMutation } from '../data/hooks.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { useNotify } from '../ui/notices.js';
import { SignalWords } from './signal-words.js';
import styles from './drawer.module.css';

interface MergedSignalsProps {
  readonly into: Signal;
  readonly isReadOnly: boolean;
}

/** Duplicates that were merged into a signal, each of which can be taken out again. */
export const MergedSignals = ({ into, isReadOnly }: MergedSignalsProps) => {
  const { data, error, refetch } = useListSignalsQuery({ query: { includeMerged: 'true', limit: 500 } });
  const [unmerge] = useUnmergeSignalMutation();
  const { tell, tellFailure } = useNotify();
  if (error)
    return (
      <ErrorMessage
        failure={asApiFailure(error)}
        attempt="load the duplicates"
        onRetry={() => void refetch()}
      />
    );
  const merged = (data?.items ?? []).filter(({ mergedInto }) => mergedInto === into.id);
  return (
    <ul className={styles['entries']}>
      {merged.map((signal) => (
        <li key={signal.id} className={styles['entry']}>
          <SignalWords signal={signal} />
          {isReadOnly ? null : (
            <div className={styles['actions']}>
              <Button
                spacing="compact"
                onClick={() => {
                  unmerge({ params: { id: signal.id } })
                    .unwrap()
                    .then(() => {
                      tell({ kind: 'done', text: 'The signals stand apart again.' });
                    }, tellFailure('take the duplicate out'));
                }}
              >
                Take out again
              </Button>
            </div>
          )}
        </li>
      ))}
      {data && merged.length < into.mergedCount ? (
        <li className={styles['small']}>Older duplicates are found by searching the signals.</li>
      ) : null}
    </ul>
  );
};
