import Button from '@atlaskit/button/new';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { asApiFailure } from '../transport/api-error.js';
import { errorTitle } from './error-title.js';
import styles from './notices.module.css';

export interface Notice {
  /** Notices of one kind replace each other; others stay. */
  readonly kind: 'done' | 'moved' | 'failed';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Notify {
  readonly tell: (notice: Notice) => void;
  readonly tellFailure: (attempt: string) => (error: unknown) => void;
}

const NotifyContext = createContext<Notify | null>(null);

/** Says what was done, beside the page instead of over it. Throws outside of a NoticeProvider. */
export const useNotify = (): Notify => {
  const notify = useContext(NotifyContext);
  if (!notify) throw new Error('useNotify needs a NoticeProvider above it');
  return notify;
};

const failureText = (attempt: string, error: unknown): string => {
  const failure = asApiFailure(error);
  const reference = failure.correlationId === null ? '' : ` (reference ${failure.correlationId})`;
  return `${errorTitle(failure, attempt)}. ${failure.message}${reference}`;
};

interface NoticeBarProps {
  readonly notice: Notice;
  readonly onDismiss: () => void;
}

const NoticeBar = ({ notice, onDismiss }: NoticeBarProps) => {
  const { action } = notice;
  return (
    <div className={`${styles['notice'] ?? ''} ${styles[notice.kind] ?? ''}`}>
      <span className={styles['text']}>{notice.text}</span>
      {action ? (
        <Button
          spacing="compact"
          onClick={() => {
            action.run();
            onDismiss();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <Button spacing="compact" appearance="subtle" onClick={onDismiss}>
        Dismiss
      </Button>
    </div>
  );
};

/** Keeps the latest notice of each kind until it is dismissed or replaced: nobody has to read against a clock. */
export const NoticeProvider = ({ children }: { children: ReactNode }) => {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const tell = useCallback((notice: Notice) => {
    setNotices((now) => [...now.filter(({ kind }) => kind !== notice.kind), notice]);
  }, []);
  const tellFailure = useCallback(
    (attempt: string) => (error: unknown) => {
      tell({ kind: 'failed', text: failureText(attempt, error) });
    },
    [tell],
  );
  const notify = useMemo(() => ({ tell, tellFailure }), [tell, tellFailure]);
  return (
    <NotifyContext.Provider value={notify}>
      {children}
      <div className={styles['region']} role="status">
        {notices.map((notice) => (
          <NoticeBar
            key={notice.kind}
            notice={notice}
            onDismiss={() => {
              setNotices((now) => now.filter((other) => other !== notice));
            }}
          />
        ))}
      </div>
    </NotifyContext.Provider>
  );
};
