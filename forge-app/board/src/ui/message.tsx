import type { ReactNode } from 'react';
import styles from './message.module.css';

export type MessageTone = 'info' | 'success' | 'warning' | 'danger';

const words: Record<MessageTone, string> = {
  info: 'Note',
  success: 'Done',
  warning: 'Careful',
  danger: 'Problem',
};

interface MessageProps {
  readonly tone: MessageTone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Whether it is read out when it appears: an error at once, other notes when there is a pause. */
  readonly announce?: boolean;
}

/** A note in the flow of the page: a word says what kind it is, so colour is never alone. */
export const Message = ({ tone, title, children, actions, announce = true }: MessageProps) => (
  <div
    className={`${styles['message'] ?? ''} ${styles[tone] ?? ''}`}
    {...(announce ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}
  >
    <div className={styles['text']}>
      <strong className={styles['title']}>{title ?? words[tone]}</strong>
      {children === undefined ? null : <div>{children}</div>}
    </div>
    {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
  </div>
);
