import type { ReactNode } from 'react';
import styles from './empty.module.css';

export interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here yet, or nothing that matches: why, and the next step. */
export const Empty = ({ title, children, actions }: EmptyProps) => (
  <div className={styles.empty}>
    <h2 className={styles.title}>{title}</h2>
    <p className={styles.text}>{children}</p>
    {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
  </div>
);
