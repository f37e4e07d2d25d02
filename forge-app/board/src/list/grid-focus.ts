/** A cell of the grid: row −1 is the header. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen, for Page Up and Page Down. */
  readonly pageRows: number;
}

interface Press {
  readonly key: string;
  readonly withControl: boolean;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

const target = (cell: Cell, press: Press, size: GridSize): Cell | null => {
  const { row, column } = cell;
  switch (press.key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'PageUp':
      return { row: row - size.pageRows, column };
    case 'PageDown':
      return { row: row + size.pageRows, column };
    case 'Home':
      return press.withControl ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return { row: press.withControl ? size.rows - 1 : row, column: size.columns - 1 };
    default:
      return null;
  }
};

/** Cell that a key leads to (the keys of the ARIA grid pattern), or null for keys that are none of the grid's. */
export const nextCell = (cell: Cell, press: Press, size: GridSize): Cell | null => {
  const wanted = target(cell, press, size);
  return (
    wanted && {
      row: clamp(wanted.row, -1, size.rows - 1),
      column: clamp(wanted.column, 0, size.columns - 1),
    }
  );
};
