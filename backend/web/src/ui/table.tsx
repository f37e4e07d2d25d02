import type { ReactNode } from 'react';
import styles from './table.module.css';

export interface TableProps {
  /** Says what the table holds; also names the part that scrolls sideways on a narrow screen. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Below a desktop’s width each row becomes a block of values under their `data-label`, instead of scrolling sideways. */
  readonly folds?: boolean;
  readonly children: ReactNode;
}

/** Rows of figures or values that belong under column headings. */
export const Table = ({ caption, columns, folds = false, children }: TableProps) => (
  <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
    <table className={folds ? styles.folding : styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
