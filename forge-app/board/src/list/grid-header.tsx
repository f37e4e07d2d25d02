import { useFormat } from '../format/use-format.js';
import { HiddenText } from '../ui/hidden-text.js';
import { SortIcon } from '../ui/icons.js';
import type { Column } from './columns.js';
import styles from './grid.module.css';
import type { RoiScale } from './roi-scale.js';
import type { Sorting } from './sorting.js';

interface GridHeaderProps {
  readonly columns: readonly Column[];
  readonly tracks: string;
  readonly scale: RoiScale;
  readonly sorting: Sorting;
  readonly focusColumn: number | null;
  readonly selectAll: { readonly isChecked: boolean; readonly onChange: () => void };
}

/** "Earns what it costs" and the upper end: between them the eye reads every bar. */
const Axis = ({ scale }: { scale: RoiScale }) => {
  const format = useFormat();
  return (
    <span aria-hidden="true" className={styles['axis']}>
      {[0, scale.high].map((ratio) => (
        <span
          key={ratio}
          className={styles['tick']}
          style={{ left: `${(scale.place(ratio) * 100).toFixed(1)}%` }}
        >
          {format.roi(ratio)}
        </span>
      ))}
    </span>
  );
};

/** The last column holds one button per row, which says itself what it is. */
const HeadLabel = ({ column }: { column: Column }) =>
  column.id === 'actions' ? (
    <HiddenText>{column.label}</HiddenText>
  ) : (
    <span className={styles['label']}>{column.label}</span>
  );

const ariaSort = (column: Column, { sort, direction }: Sorting) =>
  column.sort === sort ? (direction === 'asc' ? 'ascending' : 'descending') : ('none' as const);

/** Column heads: sort buttons, the axis all interval bars share, and the box that selects all. */
export const GridHeader = ({ columns, tracks, scale, sorting, focusColumn, selectAll }: GridHeaderProps) => (
  <div
    role="row"
    aria-rowindex={1}
    data-row="header"
    className={styles['header']}
    style={{ gridTemplateColumns: tracks }}
  >
    {columns.map((column, index) => {
      const widget = { tabIndex: focusColumn === index ? 0 : -1, 'data-column': index };
      const isSorted = column.sort === sorting.sort;
      return (
        <div
          key={column.id}
          role="columnheader"
          aria-colindex={index + 1}
          {...(column.sort === undefined ? {} : { 'aria-sort': ariaSort(column, sorting) })}
          {...(column.sort === undefined && column.id !== 'select' ? widget : {})}
          className={`${styles['headCell'] ?? ''} ${column.isNumeric === true ? (styles['numeric'] ?? '') : ''} ${styles[column.id] ?? ''}`}
        >
          {column.id === 'select' ? (
            <label className={styles['selectBox']}>
              <input
                type="checkbox"
                aria-label="Select all listed features"
                checked={selectAll.isChecked}
                onChange={selectAll.onChange}
                {...widget}
              />
            </label>
          ) : column.sort === undefined ? (
            <HeadLabel column={column} />
          ) : (
            <button
              type="button"
              className={`${styles['sort'] ?? ''} ${isSorted ? (styles['sorted'] ?? '') : ''}`}
              onClick={() => {
                sorting.onSort(column);
              }}
              {...widget}
            >
              {column.label}
              {isSorted ? <SortIcon direction={sorting.direction} /> : null}
            </button>
          )}
          {column.id === 'roi' ? <Axis scale={scale} /> : null}
        </div>
      );
    })}
  </div>
);
