import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const BLOCK = 512;
const FILE = new Set(['0', '\0']);
/** Folders, and headers of the pax format that say nothing a short name needs. */
const SKIPPED = new Set(['5', 'x', 'g']);
const NAME = /^[\w-][\w.-]*$/;

/** A packed model that is broken or holds what no model has; the message says what. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

const textAt = (header: Buffer, start: number, length: number): string => {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
};

const numberAt = (header: Buffer, start: number, length: number): number =>
  parseInt(textAt(header, start, length).trim() || '0', 8);

const hasRightSum = (header: Buffer): boolean => {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return sum === numberAt(header, 148, 8);
};

const unpack = (tar: Buffer): Map<string, Buffer> => {
  const files = new Map<string, Buffer>();
  for (let at = 0; at + BLOCK <= tar.length;) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = numberAt(header, 124, 12);
    if (!hasRightSum(header) || !(size >= 0) || at + BLOCK + size > tar.length) {
      throw new ArchiveError('the archive is broken');
    }
    const kind = String.fromCharCode(header[156] ?? 0);
    const name = textAt(header, 0, 100).replace(/^\.\//, '');
    if (FILE.has(kind)) {
      if (!NAME.test(name) || textAt(header, 345, 155) !== '') {
        throw new ArchiveError(`the archive holds ${JSON.stringify(name)}, which is no file of a model`);
      }
      files.set(name, tar.subarray(at + BLOCK, at + BLOCK + size));
    } else if (!SKIPPED.has(kind)) {
      throw new ArchiveError(`the archive holds ${JSON.stringify(name)}, which is no plain file`);
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
};

/**
 * The files of a `model.tar.gz` by name; only plain files side by side, so that none lands elsewhere.
 * Throws an `ArchiveError` for anything else and where they have more than `mostBytes` together.
 */
export const untarModel = async (packed: Uint8Array, mostBytes: number): Promise<Map<string, Buffer>> => {
  let tar: Buffer;
  try {
    tar = await promisify(gunzip)(packed, { maxOutputLength: mostBytes });
  } catch (error) {
    throw new ArchiveError(`the archive cannot be unpacked: ${String(error)}`);
  }
  return unpack(tar);
};
