import { useEffect, useMemo } from 'react';
import { joinPages, useListRowsInfiniteQuery, type RowsFilter } from '../data/rows-query.js';
import { asApiFailure } from '../transport/api-error.js';

/** Loaded by itself up to here; beyond, the next page comes when the reader scrolls towards the end. */
const loadedByItself = 5000;

/** All rows of a filter as one list that fills itself page by page. */
export const useRows = (filter: RowsFilter) => {
  const query = useListRowsInfiniteQuery(filter);
  const { data, currentData, hasNextPage, isFetching, isError, fetchNextPage, refetch } = query;
  const rows = useMemo(() => joinPages(data?.pages ?? []), [data]);
  const mayLoadMore = hasNextPage && !isFetching && !isError;
  const loadMore = mayLoadMore ? () => void fetchNextPage() : null;

  useEffect(() => {
    if (mayLoadMore && rows.length < loadedByItself) void fetchNextPage();
  }, [mayLoadMore, rows.length, fetchNextPage]);

  return {
    rows,
    /** Nothing to show yet, not even rows of the filter before. */
    isLoading: data === undefined && !isError,
    /** The rows shown are those of the filter before. */
    isStale: data !== undefined && currentData === undefined,
    isComplete: data !== undefined && !hasNextPage,
    failure: isError ? asApiFailure(query.error) : null,
    loadMore,
    retry: () => void refetch(),
  };
};
