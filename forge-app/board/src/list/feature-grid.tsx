import { useMemo, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { HiddenText } from '../ui/hidden-text.js';
import { BandRow } from './band-row.js';
import type { BoardItem } from './board-items.js';
import { columnsFor, tracksOf } from './columns.js';
import { GridHeader } from './grid-header.js';
import { GridRow } from './grid-row.js';
import styles from './grid.module.css';
import type { ListProps } from './list-props.js';
import { useListActions } from './list-context.js';
import { useDragScroll } from './use-drag-scroll.js';
import { useGridFocus, type FocusedCell } from './use-grid-focus.js';
import { useKeptPlace } from './use-kept-place.js';
import { useKeyboardMove } from './use-keyboard-move.js';
import { useVirtualItems } from './use-virtual-items.js';

const headPx = 52;
const sizes: Record<BoardItem['kind'], number> = { feature: 72, tier: 32, capacity: 36, outside: 52 };

const linePx = 16;
/** Below this a band's sentence takes two lines. */
const twoLinesBelowPx = 640;

const sizeFor =
  (isNarrow: boolean) =>
  (item: BoardItem): number => {
    if (item.kind === 'feature') return sizes.feature;
    const warnings = item.kind === 'capacity' ? item.capacity.warnings.length : 0;
    return sizes[item.kind] + (warnings + (isNarrow ? 1 : 0)) * linePx;
  };

const explanation =
  'Arrow keys walk through the cells, Enter opens a feature. Alt with arrow up or down carries a ranked feature to another position, Enter puts it down.';

/** The ranked list as a table: an ARIA grid of which only the rows in sight are drawn. */
export const FeatureGrid = (props: ListProps) => {
  const { items, scroller, widthPx, viewKey, scale, sorting, selection, openId, isComplete, whyNotMove } =
    props;
  const [grid, setGrid] = useState<HTMLDivElement | null>(null);
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const [focused, setFocused] = useState<FocusedCell | null>(null);
  const keptKey = focused?.key ?? null;
  const actions = useListActions();
  const isNarrow = widthPx < twoLinesBelowPx;
  const sizeOf = useMemo(() => sizeFor(isNarrow), [isNarrow]);
  const columns = columnsFor(widthPx);
  const tracks = tracksOf(columns);
  const { virtualizer, scrollMargin } = useVirtualItems({
    items,
    scroller,
    list: body,
    sizeOf,
    coveredPx: headPx,
    keptKey,
  });
  const focus = useGridFocus({ items, columns, virtualizer, grid, scroller, focused, setFocused });
  const move = useKeyboardMove({ rowOf: props.rowOf, rankedCount: props.rankedCount, whyNot: whyNotMove });
  useKeptPlace({ virtualizer, scroller, list: body, viewKey, scrollMargin, items });
  useDragScroll(scroller);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (move.onKeyDown(event)) return;
    if (
      event.key === 'Enter' &&
      event.target instanceof HTMLElement &&
      event.target.matches('[role="gridcell"]')
    ) {
      const row = props.rowOf(event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '');
      if (row) actions.open(row.id);
      return;
    }
    focus.onKeyDown(event);
  };

  return (
    <>
      <div
        ref={setGrid}
        role="grid"
        aria-label="Features by rank"
        aria-describedby="valora-grid-help"
        aria-rowcount={isComplete ? items.length + 1 : -1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        className={styles['grid']}
        style={{ '--tracks': tracks } as CSSProperties}
        onFocus={focus.onFocus}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) move.stop();
        }}
        onKeyDown={onKeyDown}
      >
        <GridHeader
          columns={columns}
          tracks={tracks}
          scale={scale}
          sorting={sorting}
          focusColumn={focus.current?.key === 'header' ? focus.current.column : null}
          selectAll={props.selectAll}
        />
        <div
          ref={setBody}
          role="rowgroup"
          className={styles['body']}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start, size }) => {
            const item = items[index];
            if (!item) return null;
            const isCurrent = focus.current?.key === item.key;
            const place = { rowIndex: index + 2, start: start - scrollMargin };
            if (item.kind !== 'feature') {
              return (
                <BandRow
                  key={item.key}
                  band={item}
                  columnCount={columns.length}
                  height={size}
                  isFocusable={isCurrent}
                  {...place}
                />
              );
            }
            return (
              <GridRow
                key={item.key}
                row={item.row}
                columns={columns}
                scale={scale}
                isSelected={selection.has(item.row.id)}
                isOpen={openId === item.row.id}
                focusColumn={isCurrent ? (focus.current?.column ?? null) : null}
                whyNotMove={whyNotMove}
                dropEdge={move.edgeAt(item.row)}
                {...place}
              />
            );
          })}
        </div>
      </div>
      <HiddenText id="valora-grid-help">{explanation}</HiddenText>
      <div role="status" className={move.words === '' ? styles['noCarry'] : styles['carry']}>
        {move.words}
      </div>
    </>
  );
};
