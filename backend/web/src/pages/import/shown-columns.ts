import type { ImportPreview } from '@valora/contracts';

type Column = ImportPreview['columns'][number];

export interface ShownColumns {
  readonly shown: readonly Column[];
  /** How many more there are. */
  readonly hidden: number;
}

/**
 * Columns to choose for, those that were recognised first. Without a search only the recognised ones are shown until
 * all are asked for; when nothing was recognised there is nothing to hide the rest behind.
 */
export const shownColumns = (
  columns: readonly Column[],
  { search, showAll }: { readonly search: string; readonly showAll: boolean },
): ShownColumns => {
  const recognised = columns.filter(({ field }) => field !== null);
  const sorted = [...recognised, ...columns.filter(({ field }) => field === null)];
  const words = search.trim().toLowerCase();
  if (words !== '')
    return { shown: sorted.filter(({ name }) => name.toLowerCase().includes(words)), hidden: 0 };
  const shown = showAll || recognised.length === 0 ? sorted : recognised;
  return { shown, hidden: sorted.length - shown.length };
};
