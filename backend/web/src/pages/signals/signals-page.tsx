import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, useWhyNot } from '@valora/board';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useMoreSignalsInfiniteQuery } from '../../data/lists.js';
import { Empty } from '../../ui/empty.js';
import { Loading } from '../../ui/loading.js';
import { More } from '../../ui/more.js';
import { Page } from '../../ui/page.js';
import rows from '../../ui/rows.module.css';
import { useDebounced } from '../../ui/use-debounced.js';
import { RecordSignal } from './record-signal.js';
import { SignalFilterBar } from './signal-filter-bar.js';
import {
  addressOfFilters,
  askedOfFilters,
  filtersOfAddress,
  isFiltered,
  type SignalFilters,
} from './signal-filters.js';
import { SignalRow } from './signal-row.js';
import { signalsMessage } from './signal-words.js';

const NoSignals = ({ filtered }: { readonly filtered: boolean }) =>
  filtered ? (
    <Empty title="Nothing matches">Loosen the filters, or search for other words.</Empty>
  ) : (
    <Empty title="No signals yet">
      Record what a customer said, in their words. Attached to a feature, it counts as demand, once per
      company.
    </Empty>
  );

const SignalList = ({ filters }: { readonly filters: SignalFilters }) => {
  const search = useDebounced(filters.search);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMoreSignalsInfiniteQuery(askedOfFilters({ ...filters, search }));
  if (error !== undefined)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="list the signals" onRetry={() => void refetch()} />
    );
  if (data === undefined) return <Loading what="signals" />;
  const signals = data.pages.flatMap(({ items }) => items);
  if (signals.length === 0) return <NoSignals filtered={isFiltered(filters)} />;
  return (
    <>
      <ul className={rows.rows} aria-label="Signals">
        {signals.map((signal) => (
          <SignalRow key={signal.id} signal={signal} />
        ))}
      </ul>
      <More
        what="signals"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};

/** What customers said: recorded, found, attached, merged. */
export const SignalsPage = () => {
  const [params, setParams] = useSearchParams();
  const [isRecording, setRecording] = useState(false);
  const { data: counts } = boardApi.useGetTeamAnalyticsQuery();
  const whyNot = useWhyNot('signals.write');
  const filters = filtersOfAddress(params);
  return (
    <Page
      title="Signals"
      message={signalsMessage(counts)}
      actions={
        whyNot === null ? (
          <Button
            appearance="primary"
            aria-expanded={isRecording}
            onClick={() => setRecording((before) => !before)}
          >
            Record a signal
          </Button>
        ) : undefined
      }
    >
      {isRecording ? <RecordSignal onDone={() => setRecording(false)} /> : null}
      <SignalFilterBar
        filters={filters}
        onChange={(next) => setParams(addressOfFilters(next), { replace: true })}
      />
      <SignalList filters={filters} />
    </Page>
  );
};
