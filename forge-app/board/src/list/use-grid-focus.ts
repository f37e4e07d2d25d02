import type { Virtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useRef,
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type SetStateAction,
} from 'react';
import type { BoardItem } from './board-items.js';
import type { Column } from './columns.js';
import { nextCell } from './grid-focus.js';

interface GridFocusOptions {
  readonly items: readonly BoardItem[];
  readonly columns: readonly Column[];
  readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly grid: HTMLElement | null;
  readonly scroller: HTMLElement | null;
  /** The cell that was focused last, or null before any was. */
  readonly focused: FocusedCell | null;
  readonly setFocused: Dispatch<SetStateAction<FocusedCell | null>>;
}

export interface FocusedCell {
  /** Key of the item, or `header`. */
  readonly key: string;
  readonly column: number;
}

const rowPx = 72;

const cellAt = (target: EventTarget): FocusedCell | null => {
  if (!(target instanceof HTMLElement)) return null;
  const cell = target.closest<HTMLElement>('[data-column]');
  const key = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return cell && key !== undefined ? { key, column: Number(cell.dataset['column']) } : null;
};

const elementOf = (grid: HTMLElement, { key, column }: FocusedCell): HTMLElement | null => {
  const row = grid.querySelector(`[data-row="${CSS.escape(key)}"]`);
  return (
    row?.querySelector<HTMLElement>(`[data-column="${String(column)}"]`) ??
    row?.querySelector('[data-column]') ??
    null
  );
};

/**
 * The keyboard of the ARIA grid: one stop for the Tab key, arrows walk from cell to cell, also into rows that are
 * not drawn yet. The cell is remembered by its feature, so it stays with the feature when the order changes.
 */
export const useGridFocus = (options: GridFocusOptions) => {
  const { items, columns, virtualizer, grid, scroller, focused, setFocused } = options;
  const wanted = useRef<FocusedCell | null>(null);

  // Rows that arrow keys lead to are drawn only after the list has scrolled, hence after every render.
  useEffect(() => {
    if (!wanted.current || !grid) return;
    const element = elementOf(grid, wanted.current);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  const onFocus = useCallback(
    (event: FocusEvent) => {
      const cell = cellAt(event.target);
      if (cell) setFocused((now) => (now?.key === cell.key && now.column === cell.column ? now : cell));
    },
    [setFocused],
  );

  const goTo = useCallback(
    (index: number, column: number) => {
      const key = index < 0 ? 'header' : items[index]?.key;
      if (key === undefined) return;
      wanted.current = { key, column };
      setFocused({ key, column });
      if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    [items, virtualizer, setFocused],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const cell = cellAt(event.target);
    if (!cell) return;
    const row = cell.key === 'header' ? -1 : items.findIndex(({ key }) => key === cell.key);
    const pageRows = Math.max(Math.floor((scroller?.clientHeight ?? 0) / rowPx) - 2, 1);
    const size = { rows: items.length, columns: columns.length, pageRows };
    const next = nextCell({ row, column: cell.column }, { key: event.key, withControl: event.ctrlKey }, size);
    if (!next) return;
    event.preventDefault();
    goTo(next.row, next.column);
  };

  const firstFeature = items.find(({ kind }) => kind === 'feature')?.key ?? null;
  const isListed =
    focused !== null && (focused.key === 'header' || items.some(({ key }) => key === focused.key));
  const columnOfFeature = columns.findIndex(({ id }) => id === 'feature');
  const current = isListed
    ? focused
    : firstFeature === null
      ? null
      : { key: firstFeature, column: columnOfFeature };
  return { current, onFocus, onKeyDown };
};
