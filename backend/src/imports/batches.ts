import type { ImportItem, ImportWarning } from './parsed-row.js';

export interface ItemBatch {
  readonly items: readonly ImportItem[];
  /** Rows of the file before this batch. */
  readonly before: number;
}

/** Rows and rejections in batches of `size`, always cut at the same rows of a file; warnings are put into `warnings`. */
export const batches = async function* (
  items: AsyncIterable<ImportItem>,
  { size, warnings }: { readonly size: number; readonly warnings: ImportWarning[] },
): AsyncGenerator<ItemBatch> {
  let collected: ImportItem[] = [];
  let before = 0;
  for await (const item of items) {
    if (item.kind === 'warning') {
      warnings.push(item.warning);
      continue;
    }
    collected.push(item);
    if (collected.length < size) continue;
    yield { items: collected, before };
    before += collected.length;
    collected = [];
  }
  if (collected.length > 0) yield { items: collected, before };
};
