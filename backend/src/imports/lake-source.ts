import type { Lake } from '../platform/index.js';
import type { ImportSource } from './import-source.js';

/** An object of the lake as the source of an import. */
export const lakeSource = (
  lake: Pick<Lake, 'read'>,
  { key, name, sizeBytes }: { readonly key: string; readonly name: string; readonly sizeBytes: number },
): ImportSource => ({
  name,
  sizeBytes,
  open: async function* () {
    yield* (await lake.read(key)) as AsyncIterable<Buffer>;
  },
});
