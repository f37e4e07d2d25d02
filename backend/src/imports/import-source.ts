/**
 * Bytes that can be read more than once: first to learn what the file is (columns, date order, decimal mark), then row
 * by row. A stream that cannot be reopened is kept first (raw first) and imported from there.
 */
export interface ImportSource {
  readonly name: string;
  readonly sizeBytes: number;
  /** A fresh reader from the first byte; it is closed when the iteration ends, also early. Chunks are never written to again. */
  readonly open: () => AsyncIterable<Uint8Array>;
}
