import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import styles from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** The one message of the page, a sentence, before any figure. */
  readonly message: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page: its heading, its message, its content. After a navigation the focus goes to it, so that a screen reader says where one is. */
export const Page = ({ title, message, actions, wide = false, children }: PageProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = `${title} · Valora`;
  }, [title]);
  useEffect(() => {
    if (key !== 'default') heading.current?.focus();
  }, [key]);
  return (
    <main className={wide ? styles.wide : styles.page}>
      <div className={styles.top}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          <p className={styles.message}>{message}</p>
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </main>
  );
};
