import type { FeatureRow } from '@valora/contracts';
import { memo, useRef, type CSSProperties, type MouseEvent } from 'react';
import type { Column, ColumnId } from './columns.js';
import { FeatureCell } from './feature-cell.js';
import { DemandCell, EffortCell, LossCell, RoiCell, ValueCell } from './figure-cells.js';
import { DragIcon, MoreIcon } from '../ui/icons.js';
import { Pill } from '../ui/pill.js';
import styles from './grid.module.css';
import { useListActions, type ListActions } from './list-context.js';
import { RankCell } from './rank-cell.js';
import type { RoiScale } from './roi-scale.js';
import { Sparkline } from './sparkline.js';
import { useRowDrag } from './use-row-drag.js';
import { statusWords } from './words.js';

export interface GridRowProps {
  readonly row: FeatureRow;
  readonly rowIndex: number;
  readonly start: number;
  readonly columns: readonly Column[];
  readonly scale: RoiScale;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  /** Column whose cell takes the Tab key, or null while another row has it. */
  readonly focusColumn: number | null;
  readonly whyNotMove: string | null;
  /** Where a move by keyboard would put its feature: above or below this row. */
  readonly dropEdge: 'top' | 'bottom' | null;
}

const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

interface CellProps extends GridRowProps {
  readonly tabIndex: number;
  readonly columnIndex: number;
  readonly actions: ListActions;
}

const figures: Partial<Record<ColumnId, (props: CellProps) => JSX.Element>> = {
  roi: ({ row, scale }) => <RoiCell row={row} scale={scale} />,
  loss: ({ row }) => <LossCell row={row} />,
  value: ({ row }) => <ValueCell row={row} />,
  effort: ({ row }) => <EffortCell row={row} />,
  demand: ({ row }) => <DemandCell row={row} />,
  trend: ({ row }) => <Sparkline history={row.rankHistory} />,
  status: ({ row }) => <Pill tone={statusWords[row.status].tone}>{statusWords[row.status].label}</Pill>,
  epic: ({ row }) => <span className={styles['epic']}>{row.epicKey ?? '–'}</span>,
  rank: ({ row }) => <RankCell row={row} />,
};

const SelectBox = ({ row, isSelected, tabIndex, columnIndex, actions }: CellProps) => {
  const withSpan = useRef(false);
  return (
    <label className={styles['selectBox']}>
      <input
        type="checkbox"
        checked={isSelected}
        tabIndex={tabIndex}
        data-column={columnIndex}
        aria-label={`Select ${row.key}`}
        onClick={(event) => {
          withSpan.current = event.shiftKey;
        }}
        onChange={() => {
          actions.toggle(row.id, withSpan.current);
        }}
      />
    </label>
  );
};

const widgets: Partial<Record<ColumnId, (props: CellProps) => JSX.Element>> = {
  select: (props) => <SelectBox {...props} />,
  feature: ({ row, columns, tabIndex, columnIndex, actions, isOpen }) => (
    <button
      type="button"
      className={styles['open']}
      tabIndex={tabIndex}
      data-column={columnIndex}
      aria-expanded={isOpen}
      onClick={() => {
        actions.open(row.id);
      }}
    >
      <FeatureCell row={row} withStatus={!columns.some(({ id }) => id === 'status')} />
    </button>
  ),
  actions: ({ row, tabIndex, columnIndex, actions }) => (
    <button
      type="button"
      className={styles['more']}
      tabIndex={tabIndex}
      data-column={columnIndex}
      aria-label={`Actions for ${row.key}`}
      aria-haspopup="menu"
      onClick={(event) => {
        actions.openMenu(row, event.currentTarget);
      }}
    >
      <MoreIcon />
    </button>
  ),
};

const Cell = (props: CellProps & { column: Column }) => {
  const { column, columnIndex, tabIndex } = props;
  const role = column.id === 'feature' ? 'rowheader' : 'gridcell';
  const shared = {
    role,
    'aria-colindex': columnIndex + 1,
    className: classes(styles['cell'], column.isNumeric && styles['numeric'], styles[column.id]),
  };
  const widget = widgets[column.id];
  if (widget) return <div {...shared}>{widget(props)}</div>;
  return (
    <div {...shared} tabIndex={tabIndex} data-column={columnIndex}>
      {figures[column.id]?.(props)}
    </div>
  );
};

/** Clicking anywhere in the row opens it, except where the click already meant something. */
const isPlainClick = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('button, input, label, a') === null;

const GridRowBase = (props: GridRowProps) => {
  const { row, rowIndex, start, columns, isSelected, isOpen, focusColumn } = props;
  const actions = useListActions();
  const isMovable = props.whyNotMove === null && row.rank !== null;
  const { rowRef, handleRef, edge, isDragged } = useRowDrag({ row, isMovable });
  const style: CSSProperties = { transform: `translateY(${String(start)}px)` };
  return (
    <div
      ref={rowRef}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      data-row={row.id}
      style={style}
      className={classes(
        styles['row'],
        isSelected && styles['selected'],
        isOpen && styles['opened'],
        isDragged && styles['dragged'],
      )}
      onClick={(event) => {
        if (isPlainClick(event)) actions.open(row.id);
      }}
    >
      <span
        ref={handleRef}
        aria-hidden="true"
        className={classes(styles['handle'], !isMovable && styles['handleOff'])}
        title={isMovable ? 'Drag to another position' : (props.whyNotMove ?? undefined)}
      >
        {row.rank === null ? null : <DragIcon />}
      </span>
      {columns.map((column, columnIndex) => (
        <Cell
          key={column.id}
          {...props}
          column={column}
          columnIndex={columnIndex}
          tabIndex={focusColumn === columnIndex ? 0 : -1}
          actions={actions}
        />
      ))}
      {(edge ?? props.dropEdge) ? (
        <span
          aria-hidden="true"
          className={classes(styles['drop'], styles[`drop-${edge ?? props.dropEdge ?? ''}`])}
        />
      ) : null}
    </div>
  );
};

export const GridRow = memo(GridRowBase);
