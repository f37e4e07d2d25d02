import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, sideText, twoWayNames, useFormat } from '@valora/board';
import type { SyncConflict } from '@valora/contracts';
import { useMoreConflictsInfiniteQuery } from '../../../data/jira-lists.js';
import { Loading } from '../../../ui/loading.js';
import { More } from '../../../ui/more.js';
import rows from '../../../ui/rows.module.css';
import { useAction } from '../../../ui/use-action.js';

const ConflictRow = ({ conflict }: { readonly conflict: SyncConflict }) => {
  const format = useFormat();
  const [resolve] = boardApi.useResolveSyncConflictMutation();
  const { isRunning, run } = useAction();
  const decide = (resolution: 'jira' | 'valora') =>
    void run({ attempt: 'decide it', done: `${conflict.issueKey} is decided.` }, () =>
      resolve({ params: { id: conflict.id }, body: { resolution } }).unwrap(),
    );
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          {conflict.issueKey} {conflict.title === conflict.issueKey ? '' : conflict.title}
        </span>
        <span>
          {twoWayNames[conflict.field]}: Jira has “{sideText(conflict.jiraValue)}”, Valora has “
          {sideText(conflict.valoraValue)}”
        </span>
        <span className={rows.meta}>found {format.age(conflict.detectedAt)}</span>
      </div>
      <div className={rows.actions}>
        <Button isDisabled={isRunning} onClick={() => decide('jira')}>
          Keep Jira’s
        </Button>
        <Button isDisabled={isRunning} onClick={() => decide('valora')}>
          Keep Valora’s
        </Button>
      </div>
    </li>
  );
};

/** Fields changed on both sides, each waiting for a person. */
export const ConflictList = () => {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMoreConflictsInfiniteQuery({ open: 'true' });
  if (error !== undefined)
    return (
      <ErrorMessage
        failure={asApiFailure(error)}
        attempt="load the conflicts"
        onRetry={() => void refetch()}
      />
    );
  if (data === undefined) return <Loading what="the conflicts" />;
  const conflicts = data.pages.flatMap(({ items }) => items);
  if (conflicts.length === 0) return <p role="status">No conflicts: Jira and Valora agree.</p>;
  return (
    <>
      <ul className={rows.rows}>
        {conflicts.map((conflict) => (
          <ConflictRow key={conflict.id} conflict={conflict} />
        ))}
      </ul>
      <More
        what="conflicts"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};
