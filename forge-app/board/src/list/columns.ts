import type { Sort } from '../url/board-view.js';

export type ColumnId =
  | 'select'
  | 'rank'
  | 'feature'
  | 'roi'
  | 'loss'
  | 'value'
  | 'effort'
  | 'demand'
  | 'trend'
  | 'status'
  | 'epic'
  | 'actions';

export interface Column {
  readonly id: ColumnId;
  readonly label: string;
  readonly widthPx: number;
  /** Lower leaves first where the page is narrow; what is never dropped has none. */
  readonly dropsAs?: number;
  readonly sort?: Sort;
  /** Direction that a first click asks for: the largest first where large is what people look for. */
  readonly firstDirection?: 'asc' | 'desc';
  readonly isNumeric?: boolean;
}

export const columns: readonly Column[] = [
  { id: 'select', label: 'Select', widthPx: 44 },
  { id: 'rank', label: 'Rank', widthPx: 96, sort: 'rank', firstDirection: 'asc' },
  { id: 'feature', label: 'Feature', widthPx: 200, sort: 'title', firstDirection: 'asc' },
  { id: 'roi', label: 'ROI, 80 % interval', widthPx: 196, sort: 'roi', firstDirection: 'desc' },
  { id: 'loss', label: 'P(loss)', widthPx: 72, dropsAs: 3, isNumeric: true },
  { id: 'value', label: 'Value', widthPx: 92, dropsAs: 4, isNumeric: true },
  { id: 'effort', label: 'Effort', widthPx: 88, sort: 'effort', firstDirection: 'asc', isNumeric: true },
  {
    id: 'demand',
    label: 'Demand',
    widthPx: 84,
    dropsAs: 6,
    sort: 'demand',
    firstDirection: 'desc',
    isNumeric: true,
  },
  { id: 'trend', label: 'Trend', widthPx: 92, dropsAs: 1 },
  { id: 'status', label: 'Status', widthPx: 96, dropsAs: 5, sort: 'status', firstDirection: 'asc' },
  { id: 'epic', label: 'Epic', widthPx: 92, dropsAs: 2 },
  { id: 'actions', label: 'Actions', widthPx: 44 },
];

/** Below this a table would scroll sideways: cards instead. */
export const cardsBelowPx = 600;

const widthOf = (chosen: readonly Column[]): number => chosen.reduce((sum, { widthPx }) => sum + widthPx, 0);

/** The columns that fit, in their order; the least telling leave first. */
export const columnsFor = (widthPx: number): readonly Column[] => {
  const droppable = columns
    .filter((column) => column.dropsAs !== undefined)
    .sort((a, b) => (a.dropsAs ?? 0) - (b.dropsAs ?? 0));
  let chosen = columns;
  for (const leaving of droppable) {
    if (widthOf(chosen) <= widthPx) break;
    chosen = chosen.filter((column) => column !== leaving);
  }
  return chosen;
};

/** CSS grid tracks: the feature's column takes what the others leave. */
export const tracksOf = (chosen: readonly Column[]): string =>
  chosen
    .map(({ id, widthPx }) =>
      id === 'feature' ? `minmax(${String(widthPx)}px, 1fr)` : `${String(widthPx)}px`,
    )
    .join(' ');
