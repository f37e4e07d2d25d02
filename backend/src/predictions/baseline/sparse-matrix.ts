/** Rows of mostly zeros: row i holds `values` at `columns` between starts[i] and starts[i + 1]. */
export interface SparseMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

export interface SparseRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

export const toSparseMatrix = (rows: readonly SparseRow[], columnCount: number): SparseMatrix => {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = (starts[i] ?? 0) + row.columns.length));
  const columns = new Uint32Array(starts[rows.length] ?? 0);
  const values = new Float32Array(columns.length);
  rows.forEach((row, i) => {
    columns.set(row.columns, starts[i]);
    values.set(row.values, starts[i]);
  });
  return { rowCount: rows.length, columnCount, starts, columns, values };
};

/** Row · weights. */
export const rowTimes = (matrix: SparseMatrix, row: number, weights: Float64Array): number => {
  const { starts, columns, values } = matrix;
  const end = starts[row + 1] ?? 0;
  let total = 0;
  for (let at = starts[row] ?? 0; at < end; at += 1)
    total += (values[at] ?? 0) * (weights[columns[at] ?? 0] ?? 0);
  return total;
};

/** into += factor · row. */
export const addRow = (
  matrix: SparseMatrix,
  row: { index: number; factor: number },
  into: Float64Array,
): void => {
  const { starts, columns, values } = matrix;
  const end = starts[row.index + 1] ?? 0;
  for (let at = starts[row.index] ?? 0; at < end; at += 1) {
    const column = columns[at] ?? 0;
    into[column] = (into[column] ?? 0) + row.factor * (values[at] ?? 0);
  }
};
