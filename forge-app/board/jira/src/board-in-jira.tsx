import {
  asApiFailure,
  boardApi,
  BoardPage,
  ErrorMessage,
  Message,
  SessionProvider,
  Skeleton,
  type UrlState,
} from '@valora/board';
import { ConnectProject } from './connect/connect-project.js';
import { ReadAgain } from './follow/read-again.js';
import { SyncNote } from './follow/sync-note.js';
import { useJira } from './host/jira-context.js';
import styles from './board-in-jira.module.css';

const modalScreens = ['list', 'chart'] as const;
const allScreens = ['list', 'chart', 'epics', 'ledger'] as const;

interface BoardInJiraProps {
  readonly urlState: UrlState;
}

/** The board of the project’s team, or what stands in its way. */
export const BoardInJira = ({ urlState }: BoardInJiraProps) => {
  const { place } = useJira();
  const { data: session, error, refetch } = boardApi.useGetSessionQuery();
  if (session)
    return (
      <SessionProvider session={session} urlState={urlState}>
        <div className={styles['following']}>
          <SyncNote />
          <div className={styles['board']}>
            <BoardPage screens={place.isModal ? modalScreens : allScreens} emptyActions={<ReadAgain />} />
          </div>
        </div>
      </SessionProvider>
    );
  if (error === undefined)
    return (
      <div className={styles['note']} role="status" aria-label="Loading Valora">
        <Skeleton width="320px" height={28} />
        <Skeleton width="min(560px, 90%)" height={20} />
      </div>
    );
  const failure = asApiFailure(error);
  return (
    <div className={styles['note']}>
      {failure.code === 'not_connected' ? <ConnectProject /> : null}
      {failure.code === 'forbidden' ? (
        <Message tone="warning" title={`You may not see ${place.projectKey} in Valora`}>
          {failure.message}
        </Message>
      ) : null}
      {failure.code === 'not_connected' || failure.code === 'forbidden' ? null : (
        <ErrorMessage failure={failure} attempt="open the board" onRetry={() => void refetch()} />
      )}
    </div>
  );
};
