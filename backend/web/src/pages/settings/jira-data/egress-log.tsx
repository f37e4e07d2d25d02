import Button from '@atlaskit/button/new';
import { asApiFailure, ErrorMessage, fieldName, useFormat, useSession } from '@valora/board';
import { useMoreEgressInfiniteQuery } from '../../../data/jira-lists.js';
import { Loading } from '../../../ui/loading.js';
import { More } from '../../../ui/more.js';
import { Table } from '../../../ui/table.js';
import { useAction } from '../../../ui/use-action.js';
import { sizeText } from './size-text.js';
import { useEgressCsv } from './use-egress-csv.js';

const columns = ['When', 'Project', 'What', 'Issues', 'Fields', 'Size', 'Where to', 'By'];

/** Every transfer out of Jira, newest first, and the whole of it as a file. */
export const EgressLog = () => {
  const format = useFormat();
  const { team } = useSession();
  const exportAll = useEgressCsv(team.name);
  const { isRunning, run } = useAction();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMoreEgressInfiniteQuery();
  if (error !== undefined)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="read the log" onRetry={() => void refetch()} />
    );
  if (data === undefined) return <Loading what="the log" />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p role="status">Nothing has left Jira.</p>;
  return (
    <>
      <div>
        <Button isLoading={isRunning} onClick={() => void run({ attempt: 'export the log' }, exportAll)}>
          Export the whole log (CSV)
        </Button>
      </div>
      <Table caption="What left Jira, newest first" columns={columns} folds>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-label="When">{format.moment(entry.at)}</td>
            <td data-label="Project">{entry.projectKey ?? 'all'}</td>
            <td data-label="What">{entry.what}</td>
            <td data-label="Issues">{format.exact(entry.issues)}</td>
            <td data-label="Fields">{entry.fields.map(fieldName).join(', ')}</td>
            <td data-label="Size">{sizeText(entry.bytes, format.locale)}</td>
            <td data-label="Where to">{entry.destination}</td>
            <td data-label="By">{entry.actor}</td>
          </tr>
        ))}
      </Table>
      <More
        what="transfers"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};
