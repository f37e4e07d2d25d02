import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, ledgerSentence, useFormat, useWhyNot } from '@valora/board';
import { useState } from 'react';
import { useMoreOutcomesInfiniteQuery } from '../../data/lists.js';
import { Empty } from '../../ui/empty.js';
import { Loading } from '../../ui/loading.js';
import { More } from '../../ui/more.js';
import { Page } from '../../ui/page.js';
import { LedgerTable } from './ledger-table.js';
import { RecordOutcome } from './record-outcome.js';

const Ledger = () => {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMoreOutcomesInfiniteQuery();
  if (error !== undefined)
    return (
      <ErrorMessage
        failure={asApiFailure(error)}
        attempt="load the outcomes"
        onRetry={() => void refetch()}
      />
    );
  if (data === undefined) return <Loading what="outcomes" />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) {
    return (
      <Empty title="No outcome yet">
        When a feature is out, record what it took and what it returned. Predictions learn from every one.
      </Empty>
    );
  }
  return (
    <>
      <LedgerTable entries={entries} />
      <More
        what="outcomes"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};

/** What was promised against what it became. */
export const OutcomesPage = () => {
  const [isRecording, setRecording] = useState(false);
  const { data: known } = boardApi.useGetTeamAnalyticsQuery();
  const format = useFormat();
  const whyNot = useWhyNot('outcomes.write');
  return (
    <Page
      title="Outcomes"
      message={
        known === undefined
          ? 'What was promised, held against what it became.'
          : ledgerSentence(known, format)
      }
      wide
      actions={
        whyNot === null ? (
          <Button
            appearance="primary"
            aria-expanded={isRecording}
            onClick={() => setRecording((before) => !before)}
          >
            Record an outcome
          </Button>
        ) : undefined
      }
    >
      {isRecording ? <RecordOutcome onDone={() => setRecording(false)} /> : null}
      <Ledger />
    </Page>
  );
};
