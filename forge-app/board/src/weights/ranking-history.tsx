import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { useListRankingHistoryQuery, useRestoreRankingMutation } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { useWhyNot } from '../page/session-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { ErrorMessage } from '../ui/error-message.js';
import { useNotify } from '../ui/notices.js';
import { Pill } from '../ui/pill.js';
import { frameworkWords } from './framework-words.js';
import styles from './weights.module.css';

const shownStates = 20;

/** Earlier states of settings and overrides, each of which can come back. */
export const RankingHistory = () => {
  const { data, error, refetch } = useListRankingHistoryQuery({ query: { limit: shownStates } });
  const [askedId, setAskedId] = useState<string | null>(null);
  const [restore, restoring] = useRestoreRankingMutation();
  const whyNot = useWhyNot('rankings.configure');
  const format = useFormat();
  const { tell } = useNotify();
  const asked = data?.items.find(({ id }) => id === askedId);
  const confirm = async (id: string) => {
    const result = await restore({ params: { id } });
    if (result.error) return;
    tell({ kind: 'done', text: 'The earlier state counts again; restoring can itself be undone.' });
    setAskedId(null);
  };
  return (
    <section>
      <h3 className={styles['subhead']}>Earlier states</h3>
      {error ? (
        <ErrorMessage failure={asApiFailure(error)} attempt="load them" onRetry={() => void refetch()} />
      ) : null}
      {data?.items.length === 0 ? <p className={styles['line']}>Nothing has been changed yet.</p> : null}
      <ol className={styles['moves']}>
        {(data?.items ?? []).map((state) => (
          <li key={state.id} className={styles['state']}>
            <span className={styles['grow']}>
              {state.reason} {state.isCurrent ? <Pill tone="success">now</Pill> : null}
              <span className={styles['small']}>
                {frameworkWords[state.framework].label},{' '}
                {format.count(state.overrides, 'override', 'overrides')} · {state.actor},{' '}
                {format.age(state.at)}
              </span>
            </span>
            {whyNot === null && !state.isCurrent ? (
              <Button
                spacing="compact"
                onClick={() => {
                  setAskedId(state.id);
                }}
              >
                Restore…
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {asked ? (
        <ConfirmDialog
          title="Go back to this state?"
          confirmLabel="Restore"
          isBusy={restoring.isLoading}
          failure={restoring.error ? asApiFailure(restoring.error) : null}
          onConfirm={() => void confirm(asked.id)}
          onClose={() => {
            setAskedId(null);
          }}
        >
          <p style={{ margin: 0 }}>
            Settings and overrides become those of {format.moment(asked.at)}: {asked.reason}.
          </p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
};
