import Button from '@atlaskit/button/new';
import { asApiFailure, ErrorMessage, Message, type ApiFailure } from '@valora/board';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import styles from './notices.module.css';

type Notice = { readonly id: string } & (
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly title: string; readonly text: string }
  | { readonly kind: 'failed'; readonly attempt: string; readonly failure: ApiFailure }
);

export interface Notices {
  /** Says what has been done; it goes away by itself. */
  readonly done: (text: string) => void;
  /** Says what turned out badly though the call itself went well; it stays until it was read. */
  readonly refused: (title: string, text: string) => void;
  /** Says what could not be done, in the words after "could not"; it stays until it was read. */
  readonly failed: (attempt: string, thrown: unknown) => void;
}

const shownMs = 6_000;
const NoticesContext = createContext<Notices | null>(null);

/** Throws outside of the provider. */
export const useNotices = (): Notices => {
  const notices = useContext(NoticesContext);
  if (notices === null) throw new Error('useNotices outside of <NoticesProvider>');
  return notices;
};

const NoticeText = ({ notice }: { readonly notice: Notice }) => {
  switch (notice.kind) {
    case 'done':
      return <Message tone="success" title={notice.text} />;
    case 'refused':
      return (
        <Message tone="danger" title={notice.title}>
          {notice.text}
        </Message>
      );
    case 'failed':
      return <ErrorMessage failure={notice.failure} attempt={notice.attempt} />;
  }
};

/** Short messages about actions whose place on the page says nothing by itself. */
export const NoticesProvider = ({ children }: { readonly children: ReactNode }) => {
  const [shown, setShown] = useState<readonly Notice[]>([]);
  const drop = useCallback((id: string) => setShown((all) => all.filter((notice) => notice.id !== id)), []);
  const notices = useMemo<Notices>(
    () => ({
      done: (text) => {
        const id = crypto.randomUUID();
        setShown((all) => [...all, { id, kind: 'done', text }]);
        setTimeout(() => drop(id), shownMs);
      },
      refused: (title, text) =>
        setShown((all) => [...all, { id: crypto.randomUUID(), kind: 'refused', title, text }]),
      failed: (attempt, thrown) => {
        const failure = asApiFailure(thrown);
        setShown((all) => [...all, { id: crypto.randomUUID(), kind: 'failed', attempt, failure }]);
      },
    }),
    [drop],
  );
  return (
    <NoticesContext.Provider value={notices}>
      {children}
      <div className={styles.notices}>
        {shown.map((notice) => (
          <div key={notice.id} className={styles.notice}>
            <NoticeText notice={notice} />
            <Button appearance="subtle" spacing="compact" onClick={() => drop(notice.id)}>
              Dismiss
            </Button>
          </div>
        ))}
      </div>
    </NoticesContext.Provider>
  );
};
