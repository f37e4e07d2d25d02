import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { CloseIcon } from './icons.js';
import styles from './side-panel.module.css';

interface SidePanelProps {
  readonly title: ReactNode;
  /** Small line above the title. */
  readonly eyebrow?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Changes when the panel shows another thing, so that a screen reader is brought to its head again. */
  readonly subject: string;
}

/** Panel beside the list. It takes no focus away from the rest of the page; Escape inside it closes it. */
export const SidePanel = ({ title, eyebrow, children, onClose, subject }: SidePanelProps) => {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);

  useEffect(() => {
    opener.current ??= document.activeElement;
    heading.current?.focus({ preventScroll: true });
  }, [subject]);
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected)
        opener.current.focus({ preventScroll: true });
    },
    [],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };

  return (
    <aside aria-labelledby={titleId} className={styles['panel']} onKeyDown={onKeyDown}>
      <header className={styles['head']}>
        <div className={styles['words']}>
          {eyebrow === undefined ? null : <div className={styles['eyebrow']}>{eyebrow}</div>}
          <h2 id={titleId} ref={heading} tabIndex={-1} className={styles['title']}>
            {title}
          </h2>
        </div>
        <button type="button" className={styles['close']} aria-label="Close panel" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div className={styles['body']}>{children}</div>
    </aside>
  );
};
