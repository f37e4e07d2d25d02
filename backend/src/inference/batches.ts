import type { EncodedTexts } from './text/index.js';

/** Rows that run through the graph together; `rows` are places in the request. */
export interface Batch {
  readonly rows: readonly number[];
  /** Terms of each row, in the order of `rows`; undefined where the model reads no text. */
  readonly texts?: readonly EncodedTexts[];
}

const MOST_ROWS = 256;
/** Padded terms of a batch: what bounds its memory and its time. */
const MOST_CELLS = 32_768;

interface Rows {
  readonly count: number;
  /** Rough length of a row’s texts: rows of like length share a batch, so that little is padding. */
  readonly lengthOf: (row: number) => number;
  readonly encode?: (row: number) => EncodedTexts;
}

/** Cuts rows into batches of bounded size, made one by one as they are asked for, so that memory stays flat. */
export function* toBatches({ count, lengthOf, encode }: Rows): Generator<Batch> {
  const order = Array.from({ length: count }, (_, row) => row);
  if (!encode) {
    for (let at = 0; at < count; at += MOST_ROWS) yield { rows: order.slice(at, at + MOST_ROWS) };
    return;
  }
  const lengths = order.map(lengthOf);
  order.sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
  let [rows, texts, widest]: [number[], EncodedTexts[], number] = [[], [], 1];
  for (const row of order) {
    const encoded = encode(row);
    const wider = Math.max(widest, encoded.ids.length);
    if (rows.length > 0 && (rows.length >= MOST_ROWS || (rows.length + 1) * wider > MOST_CELLS)) {
      yield { rows, texts };
      [rows, texts, widest] = [[], [], 1];
    }
    rows.push(row);
    texts.push(encoded);
    widest = Math.max(widest, encoded.ids.length);
  }
  if (rows.length > 0) yield { rows, texts };
}

/** The tensors of a batch’s terms, padded with 0 to the row that has most. */
export const padTerms = (
  texts: readonly EncodedTexts[],
): { ids: BigInt64Array; counts: Float32Array; width: number } => {
  const width = Math.max(1, ...texts.map(({ ids }) => ids.length));
  const ids = new BigInt64Array(texts.length * width);
  // Writing low halves is many times faster than making a BigInt per term; every platform of Node is little-endian.
  const lowHalves = new Int32Array(ids.buffer);
  const counts = new Float32Array(texts.length * width);
  for (const [row, encoded] of texts.entries()) {
    for (let at = 0; at < encoded.ids.length; at++) lowHalves[2 * (row * width + at)] = encoded.ids[at] ?? 0;
    counts.set(encoded.counts, row * width);
  }
  return { ids, counts, width };
};
