import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { AppError } from '../platform/index.js';

/** Lets bytes through, counts and hashes them; fails with `too_large` beyond `maxBytes`. */
export const meter = ({ maxBytes }: { readonly maxBytes: number }) => {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        const limit = Math.floor(maxBytes / 1024 / 1024);
        done(new AppError('too_large', `The file is larger than ${limit} MB, the limit of this server.`));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, bytes: (): number => bytes, sha256: (): Buffer => hash.digest() };
};
