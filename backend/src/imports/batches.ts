import type { ImportItem, ImportWarning } from './parsed-row.js';

export interface ItemBatch {
  readonly items: readonly ImportItem[];
  /** Rows of the file before this batch. */
  readonly before: number;
}

export interface BatchOptions {
  readonly size: number;
  /** Rows saved by an earlier run: a batch ends there, so that none holds saved and new rows. */
  readonly saved: number;
  /** Warnings on the way are put here. */
  readonly warnings: ImportWarning[];
}

/** Rows and rejections of a file in batches. */
export const batches = async function* (
  items: AsyncIterable<ImportItem>,
  { size, saved, warnings }: BatchOptions,
): AsyncGenerator<ItemBatch> {
  let collected: ImportItem[] = [];
  let before = 0;
  for await (const item of items) {
    if (item.kind === 'warning') {
      warnings.push(item.warning);
      continue;
    }
    collected.push(item);
    if (collected.length < size && before + collected.length !== saved) continue;
    yield { items: collected, before };
    before += collected.length;
    collected = [];
  }
  if (collected.length > 0) yield { items: collected, before };
};
