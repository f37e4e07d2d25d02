import { isAscii, isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes at the end of a chunk that begin a UTF-8 character the next chunk completes. */
export const unfinishedTail = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
};

/** UTF-16 by its mark, or by zero bytes on one side of each pair, as Latin text has them. */
const utf16 = (bytes: Uint8Array): Encoding | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(bytes.length, 4096) / 2);
  let [even, odd] = [0, 0];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) even += 1;
    if (bytes[2 * pair + 1] === 0) odd += 1;
  }
  if (pairs < 2) return null;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null;
};

/** Counts whole UTF-8 sequences against bytes that fit none: text with a few damaged characters is still UTF-8. */
const mostlyUtf8 = (bytes: Uint8Array): boolean => {
  let [whole, stray] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) {
      whole += 1;
      at += length - 1;
    } else stray += 1;
  }
  return whole > stray;
};

/**
 * The encoding a chunk proves, or null while it holds nothing but ASCII, which reads the same either way.
 * What is neither UTF-16 nor UTF-8 is taken as windows-1252, in which every byte means something.
 */
export const detectEncoding = (bytes: Uint8Array, isFirst: boolean): Encoding | null => {
  const wide = isFirst ? utf16(bytes) : null;
  if (wide !== null) return wide;
  if (isAscii(bytes)) return null;
  const body = bytes.subarray(0, bytes.length - unfinishedTail(bytes));
  if (body.length === 0) return null;
  if (isUtf8(body)) return isAscii(body) ? null : 'utf-8';
  return mostlyUtf8(body) ? 'utf-8' : 'windows-1252';
};
