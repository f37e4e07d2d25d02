import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import styles from './action-menu.module.css';
import { menuPlace } from './menu-place.js';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  /** Why it cannot be done now; shown in the menu instead of an item that silently does nothing. */
  readonly whyNot?: string | null;
}

interface ActionMenuProps {
  readonly label: string;
  readonly anchor: HTMLElement;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

const moves: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** The actions of one row. One menu for the whole list: a menu in each row would be drawn fifty times to be used once. */
export const ActionMenu = ({ label, anchor, items, onClose }: ActionMenuProps) => {
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ top: 0, left: 0 });

  useLayoutEffect(() => {
    if (!menu.current) return;
    const view = { width: window.innerWidth, height: window.innerHeight };
    setPlace(
      menuPlace({ anchor: anchor.getBoundingClientRect(), menu: menu.current.getBoundingClientRect(), view }),
    );
    menu.current.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [anchor]);

  useEffect(() => {
    anchor.setAttribute('aria-expanded', 'true');
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    window.addEventListener('pointerdown', onPointer);
    window.addEventListener('resize', onClose);
    document.addEventListener('scroll', onClose, { capture: true, passive: true });
    return () => {
      anchor.removeAttribute('aria-expanded');
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('resize', onClose);
      document.removeEventListener('scroll', onClose, { capture: true });
    };
  }, [anchor, onClose]);

  const close = () => {
    anchor.focus({ preventScroll: true });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      buttons[move(at, buttons.length)]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className={styles['menu']}
      style={place}
      onKeyDown={onKeyDown}
    >
      {items.map(({ label: text, run, whyNot }) => (
        <button
          key={text}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={typeof whyNot === 'string'}
          className={styles['item']}
          onClick={() => {
            if (typeof whyNot === 'string') return;
            close();
            run();
          }}
        >
          {text}
          {typeof whyNot === 'string' ? <span className={styles['why']}>{whyNot}</span> : null}
        </button>
      ))}
    </div>
  );
};
