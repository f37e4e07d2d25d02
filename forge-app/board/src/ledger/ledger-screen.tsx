import Button from '@atlaskit/button/new';
import type { LedgerEntry } from '@valora/contracts';
import { useState } from 'react';
import { useGetTeamAnalyticsQuery, useListOutcomesQuery } from '../data/hooks.js';
import { useFormat, type Format } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Pill, SampleMark } from '../ui/pill.js';
import { Skeleton } from '../ui/skeleton.js';
import { ledgerSentence } from './ledger-sentence.js';
import styles from './ledger.module.css';

const pageSize = 100;
const mostShown = 500;

const verdict = ({ promised, realisedRoi }: LedgerEntry) => {
  if (!promised || realisedRoi === null) return null;
  if (realisedRoi < promised.roi.p10) return <Pill tone="danger">below the interval</Pill>;
  if (realisedRoi > promised.roi.p90) return <Pill tone="info">above the interval</Pill>;
  return <Pill tone="success">inside the interval</Pill>;
};

const Row = ({ entry, format }: { entry: LedgerEntry; format: Format }) => {
  const { open } = useListActions();
  const { outcome, promised } = entry;
  return (
    <tr>
      <th scope="row" className={styles['feature']}>
        <button
          type="button"
          className={styles['open']}
          onClick={() => {
            open(outcome.featureId, { tab: 'delivery' });
          }}
        >
          {entry.key}
        </button>{' '}
        {entry.isSample ? <SampleMark /> : null} {entry.title}
      </th>
      <td data-label="Released">{outcome.releasedOn === null ? '–' : format.day(outcome.releasedOn)}</td>
      <td data-label="Promised ROI">{promised ? format.roi(promised.roi.mean) : '–'}</td>
      <td data-label="Realised ROI">{entry.realisedRoi === null ? '–' : format.roi(entry.realisedRoi)}</td>
      <td data-label="Against its 80 % interval">{verdict(entry) ?? '–'}</td>
      <td data-label="Predicted effort">{promised ? format.days(promised.effortDays.mean) : '–'}</td>
      <td data-label="Actual effort">
        {outcome.actualEffortDays === null ? '–' : format.days(outcome.actualEffortDays)}
      </td>
    </tr>
  );
};

/** Promised against realised, feature by feature and in total. */
export const LedgerScreen = () => {
  const [limit, setLimit] = useState(pageSize);
  const { data, error, refetch } = useListOutcomesQuery({ query: { limit } });
  const { data: analytics } = useGetTeamAnalyticsQuery();
  const format = useFormat();
  const entries = data?.items ?? [];
  return (
    <section className={styles['screen']} aria-label="Ledger">
      {analytics ? <p className={styles['sentence']}>{ledgerSentence(analytics, format)}</p> : null}
      {error ? (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="load the ledger"
          onRetry={() => void refetch()}
        />
      ) : data ? null : (
        <Skeleton width="100%" height={160} />
      )}
      {entries.length === 0 ? null : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Feature</th>
              <th scope="col">Released</th>
              <th scope="col">Promised ROI</th>
              <th scope="col">Realised ROI</th>
              <th scope="col">Against its 80 % interval</th>
              <th scope="col">Predicted effort</th>
              <th scope="col">Actual effort</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={entry.outcome.featureId} entry={entry} format={format} />
            ))}
          </tbody>
        </table>
      )}
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
