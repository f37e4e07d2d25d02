/** Small vectors of words, learned from issues; words of like use point the same way. */
export interface WordVectors {
  readonly dimensions: number;
  /** Adds the vector of a stem, times a weight, to a sum; a stem without one adds nothing. */
  readonly addTo: (sum: Float32Array, stem: string, weight: number) => void;
}

const MAGIC = 0x31535656;
const HEADER = 16;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const FIRST_OF_TWO_BYTES = 0x80;

const encoder = new TextEncoder();

const withByte = (hash: number, byte: number): number => Math.imul(hash ^ byte, FNV_PRIME);

/** FNV-1a over UTF-8. */
export const hashStem = (stem: string): number => {
  let hash = FNV_START;
  for (let at = 0; at < stem.length; at += 1) {
    const code = stem.charCodeAt(at);
    if (code >= FIRST_OF_TWO_BYTES) return encoder.encode(stem).reduce(withByte, FNV_START) >>> 0;
    hash = withByte(hash, code);
  }
  return hash >>> 0;
};

const readRows = (view: DataView, count: number): Map<number, number> => {
  const rows = new Map<number, number>();
  for (let row = 0; row < count; row += 1) rows.set(view.getUint32(HEADER + row * 4, true), row);
  return rows;
};

/**
 * Reads vectors from a file’s bytes: magic, rows, dimensions and 0 (uint32 each, little-endian), then a row’s hash of
 * its stem (uint32), then a row’s scale (float32), then the rows (int8).
 * @throws Error unless the bytes are of that form
 */
export const readWordVectors = (bytes: Uint8Array): WordVectors => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = bytes.byteLength >= HEADER ? [0, 4, 8].map((offset) => view.getUint32(offset, true)) : [];
  const [magic, count = 0, dimensions = 0] = header;
  if (magic !== MAGIC || dimensions === 0 || bytes.byteLength !== HEADER + count * (8 + dimensions))
    throw new Error('word vectors: not a file of word vectors, or cut short');
  const rows = readRows(view, count);
  const scalesAt = HEADER + count * 4;
  const values = new Int8Array(bytes.buffer, bytes.byteOffset + scalesAt + count * 4, count * dimensions);
  return {
    dimensions,
    addTo: (sum, stem, weight) => {
      const row = rows.get(hashStem(stem));
      if (row === undefined) return;
      const factor = weight * view.getFloat32(scalesAt + row * 4, true);
      const start = row * dimensions;
      for (let at = 0; at < dimensions; at += 1)
        sum[at] = (sum[at] ?? 0) + factor * (values[start + at] ?? 0);
    },
  };
};
