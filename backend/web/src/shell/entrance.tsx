import { type ReactNode, useEffect } from 'react';
import styles from './entrance.module.css';

export interface EntranceProps {
  readonly title: string;
  readonly message: ReactNode;
  readonly children: ReactNode;
}

/** The frame of pages that need no session: one card, one thing to do. */
export const Entrance = ({ title, message, children }: EntranceProps) => {
  useEffect(() => {
    document.title = `${title} · Valora`;
  }, [title]);
  return (
    <main className={styles.entrance}>
      <div className={styles.brand}>
        <img src="/icons/icon.svg" alt="" width="40" height="40" />
        <span>Valora</span>
      </div>
      <div className={styles.card}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.message}>{message}</p>
        </div>
        {children}
      </div>
    </main>
  );
};
