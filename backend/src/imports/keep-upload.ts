import { createHash } from 'node:crypto';
import { pipeline, Transform, type Readable } from 'node:stream';
import { AppError, type Lake } from '../platform/index.js';

const tooLarge = (maxBytes: number): AppError =>
  new AppError(
    'too_large',
    `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB, the limit of this server.`,
  );

/** Lets bytes through, counts and hashes them; fails beyond `maxBytes`. */
const meter = (maxBytes: number) => {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        done(tooLarge(maxBytes));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, bytes: (): number => bytes, sha256: (): Buffer => hash.digest() };
};

/** The sender went away in the middle of the file. */
const isCutOff = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ABORT_ERR'].includes(String(error.code));

export interface KeptUpload {
  readonly bytes: number;
  readonly sha256: Buffer;
}

/**
 * Keeps a file in the lake as it comes, whole or not at all.
 * @throws AppError too_large; invalid_input when the sender goes away before the end
 */
export const keepUpload = async (
  lake: Pick<Lake, 'write'>,
  key: string,
  { content, maxBytes }: { readonly content: Readable; readonly maxBytes: number },
): Promise<KeptUpload> => {
  const metered = meter(maxBytes);
  try {
    // A failure on either side ends both; the lake reports it.
    await lake.write(
      key,
      pipeline(content, metered.stream, () => undefined),
    );
  } catch (error) {
    if (!isCutOff(error)) throw error;
    throw new AppError('invalid_input', 'The upload ended before the whole file was here; send it again.', {
      cause: error,
    });
  }
  return { bytes: metered.bytes(), sha256: metered.sha256() };
};
