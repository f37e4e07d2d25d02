import Button from '@atlaskit/button/new';
import type { RankChange, RankExplanation } from '@valora/contracts';
import { useState } from 'react';
import { useGetFeatureHistoryQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { inputLabel } from '../list/words.js';
import { rankStep } from '../page/rank-step.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import styles from './drawer.module.css';

interface HistoryTabProps {
  readonly featureId: string;
  readonly explanation: RankExplanation | undefined;
}

const pageSize = 25;
const mostEntries = 500;

const RankChanges = ({ changes }: { changes: readonly RankChange[] }) => {
  const format = useFormat();
  return (
    <section className={styles['section']}>
      <h3 className={styles['subhead']}>Why its rank moved</h3>
      {changes.length === 0 ? <p className={styles['line']}>Its rank has not changed.</p> : null}
      <ol className={styles['entries']}>
        {changes.map((change) => (
          <li key={change.id} className={styles['entry']}>
            <div className={styles['entryHead']}>
              <strong className={styles['sentenceCase']}>{rankStep(change)}</strong>
              <span className={styles['small']}>
                {change.actor}, {format.age(change.at)}
              </span>
            </div>
            <span>{change.reason}</span>
            {change.parts.length === 0 ? null : (
              <span className={styles['small']}>
                {change.parts
                  .map((part) => `${inputLabel(part.name)} ${format.points(part.amount)}`)
                  .join(' · ')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Rank changes with their reasons, then everything that was done to the feature. */
export const HistoryTab = ({ featureId, explanation }: HistoryTabProps) => {
  const [limit, setLimit] = useState(pageSize);
  const { data, error, refetch } = useGetFeatureHistoryQuery({ params: { id: featureId }, query: { limit } });
  const format = useFormat();
  return (
    <>
      <RankChanges changes={explanation?.changes ?? []} />
      <section className={styles['section']}>
        <h3 className={styles['subhead']}>Who changed what</h3>
        {error ? (
          <ErrorMessage
            failure={asApiFailure(error)}
            attempt="load the history"
            onRetry={() => void refetch()}
          />
        ) : null}
        <ol className={styles['entries']}>
          {(data?.items ?? []).map((entry) => (
            <li key={entry.eventId} className={styles['entry']}>
              <span className={styles['sentenceCase']}>{entry.summary}</span>
              <span className={styles['small']} title={format.moment(entry.at)}>
                {entry.actor}, {format.age(entry.at)}
              </span>
            </li>
          ))}
        </ol>
        {data?.pagination.nextCursor && limit < mostEntries ? (
          <Button
            onClick={() => {
              setLimit(Math.min(limit * 4, mostEntries));
            }}
          >
            Show older
          </Button>
        ) : null}
      </section>
    </>
  );
};
