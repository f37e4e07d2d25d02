import type { ReactNode } from 'react';
import styles from './pill.module.css';

export type PillTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'discovery';

/** A word about a thing's state. A span and two classes: rows draw dozens of them while scrolling. */
export const Pill = ({ tone = 'neutral', children }: { tone?: PillTone; children: ReactNode }) => (
  <span className={`${styles['pill'] ?? ''} ${styles[tone] ?? ''}`}>{children}</span>
);

/** Marks what belongs to the sample workspace, wherever it is shown. */
export const SampleMark = () => <Pill tone="discovery">sample data</Pill>;
