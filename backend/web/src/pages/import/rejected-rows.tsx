import Button from '@atlaskit/button/new';
import { asApiFailure, ErrorMessage } from '@valora/board';
import { useMoreRejectedRowsInfiniteQuery } from '../../data/lists.js';
import { Loading } from '../../ui/loading.js';
import { More } from '../../ui/more.js';
import { Table } from '../../ui/table.js';
import { useAction } from '../../ui/use-action.js';
import { useRejectedCsv } from './use-rejected-csv.js';

export interface RejectedRowsProps {
  readonly runId: string;
  readonly fileName: string;
}

export const RejectedRows = ({ runId, fileName }: RejectedRowsProps) => {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMoreRejectedRowsInfiniteQuery(runId);
  const { isRunning, run } = useAction();
  const download = useRejectedCsv({ runId, fileName });
  if (error !== undefined)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="list the rows" onRetry={() => void refetch()} />
    );
  if (data === undefined) return <Loading what="the rows" />;
  const rejected = data.pages.flatMap(({ items }) => items);
  return (
    <>
      <div>
        <Button onClick={() => void run({ attempt: 'make the file' }, download)} isLoading={isRunning}>
          Download all as CSV
        </Button>
      </div>
      <Table
        caption="Line, column, value and reason of each row"
        columns={['Line', 'Column', 'Value', 'Why']}
        folds
      >
        {rejected.map(({ line, column, value, reason }, index) => (
          <tr key={`${String(line)} ${String(index)}`}>
            <td data-label="Line">{line}</td>
            <td data-label="Column">{column ?? 'whole row'}</td>
            <td data-label="Value">
              {value === null || value === '' ? <em>empty</em> : <code>{value}</code>}
            </td>
            <td data-label="Why">{reason}</td>
          </tr>
        ))}
      </Table>
      <More
        what="rows"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};
