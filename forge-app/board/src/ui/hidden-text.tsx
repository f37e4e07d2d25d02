import type { ReactNode } from 'react';
import styles from './hidden-text.module.css';

/** Words for screen readers where a drawing speaks to the eye. */
export const HiddenText = ({ id, children }: { id?: string; children: ReactNode }) => (
  <span id={id} className={styles['hidden']}>
    {children}
  </span>
);
