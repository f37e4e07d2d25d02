import { TextDecoder } from 'node:util';
import { detectEncoding, unfinishedTail, type Encoding } from './detect-encoding.js';

export interface Utf8Chunk {
  readonly bytes: Buffer;
  /** Bytes of the source read so far. */
  readonly bytesRead: number;
  /** What the file is encoded in, as far as it has been read. */
  readonly encoding: Encoding;
}

const asBuffer = (chunk: Uint8Array): Buffer => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? bytes.subarray(3)
    : bytes;

/** Reads on until the beginning can be judged: a mark takes three bytes, UTF-16 without one a few pairs more. */
const firstBytes = 64;

const rechunk = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const chunk of source) {
    if (start === null) yield asBuffer(chunk);
    else {
      start = Buffer.concat([start, chunk]);
      if (start.length < firstBytes) continue;
      yield start;
      start = null;
    }
  }
  if (start !== null && start.length > 0) yield start;
};

/** What was read, split into bytes whose encoding can be judged and the beginning of a character that the next chunk ends. */
const judge = (
  bytes: Buffer,
  isFirst: boolean,
): { encoding: Encoding | null; whole: Buffer; open: Buffer } => {
  const encoding = detectEncoding(bytes, isFirst);
  const held = encoding === null ? unfinishedTail(bytes) : 0;
  const cut = bytes.length - held;
  return { encoding, whole: bytes.subarray(0, cut), open: bytes.subarray(cut) };
};

/**
 * Any text file → UTF-8 without its mark, chunk by chunk. UTF-8, UTF-16 (either order, with or without mark) and
 * windows-1252 are told apart by the bytes; a file that is ASCII so far is decided when its first other byte comes.
 */
export const toUtf8 = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Utf8Chunk> {
  let encoding: Encoding | null = null;
  let decoder: TextDecoder | null = null;
  let open = Buffer.alloc(0);
  let bytesRead = 0;
  let isFirst = true;
  for await (const chunk of rechunk(source)) {
    bytesRead += chunk.length;
    let input = open.length === 0 ? chunk : Buffer.concat([open, chunk]);
    if (encoding === null) {
      const judged = judge(input, isFirst);
      ({ encoding, whole: input, open } = { ...judged, open: Buffer.from(judged.open) });
      if (encoding !== null && encoding !== 'utf-8') decoder = new TextDecoder(encoding);
    } else open = Buffer.alloc(0);
    const plain = isFirst ? withoutMark(input) : input;
    const bytes = decoder === null ? plain : Buffer.from(decoder.decode(input, { stream: true }), 'utf8');
    isFirst = false;
    yield { bytes, bytesRead, encoding: encoding ?? 'utf-8' };
  }
  // A lone high byte at the very end of a file that was ASCII: no UTF-8, so windows-1252.
  const rest = decoder?.decode() ?? new TextDecoder('windows-1252').decode(open);
  if (rest !== '')
    yield { bytes: Buffer.from(rest, 'utf8'), bytesRead, encoding: encoding ?? 'windows-1252' };
};
