import { ApiProvider, createForgeTransport, Message, type UrlState } from '@valora/board';
import { useMemo, useState } from 'react';
import { BoardInJira } from './board-in-jira.js';
import type { Bridge } from './host/bridge.js';
import { JiraContext } from './host/jira-context.js';
import type { Place } from './host/place.js';
import { ModalBar } from './host/modal-bar.js';
import styles from './jira-page.module.css';
import { withTitles } from './titles/with-titles.js';

interface JiraPageProps {
  readonly bridge: Bridge;
  /** Null where Jira named no project. */
  readonly place: Place | null;
  readonly urlState: UrlState;
}

const PlacedPage = ({ bridge, place, urlState }: JiraPageProps & { readonly place: Place }) => {
  const [transport] = useState(() =>
    withTitles(
      createForgeTransport({
        invokeRemote: bridge.invokeRemote,
        subscribeGlobal: bridge.subscribeGlobal,
        projectId: place.projectId,
      }),
      bridge.requestJira,
    ),
  );
  const jira = useMemo(() => ({ bridge, place }), [bridge, place]);
  return (
    <JiraContext.Provider value={jira}>
      <ApiProvider transport={transport} locale={place.locale}>
        <div className={styles['page']}>
          {place.isModal ? <ModalBar /> : null}
          <div className={styles['content']}>
            <BoardInJira urlState={urlState} />
          </div>
        </div>
      </ApiProvider>
    </JiraContext.Provider>
  );
};

/** The board as Jira shows it: on a page of the project, or in a modal above a board or backlog. */
export const JiraPage = ({ bridge, place, urlState }: JiraPageProps) =>
  place === null ? (
    <div className={styles['note']}>
      <Message tone="warning" title="No project here">
        Jira does not say which project this is. Open Valora from the sidebar of a project.
      </Message>
    </div>
  ) : (
    <PlacedPage bridge={bridge} place={place} urlState={urlState} />
  );
