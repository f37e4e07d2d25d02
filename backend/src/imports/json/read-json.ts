import { jsonScanner } from './json-scanner.js';

export type JsonItem =
  | { readonly kind: 'value'; readonly line: number; readonly value: unknown }
  | { readonly kind: 'broken'; readonly line: number; readonly text: string; readonly reason: string }
  | { readonly kind: 'envelope'; readonly value: unknown };

const parsed = (bytes: Buffer): { value: unknown } | { reason: string } => {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch (error) {
    return { reason: `not valid JSON: ${error instanceof Error ? error.message : 'unknown error'}` };
  }
};

const asItem = (bytes: Buffer, line: number): JsonItem => {
  const result = parsed(bytes);
  return 'value' in result
    ? { kind: 'value', line, value: result.value }
    : { kind: 'broken', line, text: bytes.subarray(0, 1000).toString('utf8'), reason: result.reason };
};

/**
 * UTF-8 bytes of `{"issues": […]}`, of an array, or of several such objects in a row → its elements, numbered from 1.
 * One element is held at a time.
 */
export const readJsonDocument = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<JsonItem> {
  const scanner = jsonScanner();
  let number = 0;
  const withEnd = async function* (): AsyncGenerator<Buffer | null> {
    yield* chunks;
    yield null;
  };
  for await (const chunk of withEnd()) {
    for (const piece of chunk === null ? scanner.end() : scanner.scan(chunk)) {
      if (piece.kind === 'envelope') {
        const result = parsed(piece.bytes);
        if ('value' in result) yield { kind: 'envelope', value: result.value };
        continue;
      }
      number += 1;
      if (piece.kind === 'element') yield asItem(piece.bytes, number);
      else {
        yield { kind: 'broken', line: number, text: '', reason: piece.reason };
        return;
      }
    }
  }
};

const lineFeed = 10;
const maxLineBytes = 16 * 1024 * 1024;

const splitLines = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  let pending = Buffer.alloc(0);
  let isTooLong = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      const rest = chunk.subarray(from, end);
      yield isTooLong ? null : pending.length === 0 ? rest : Buffer.concat([pending, rest]);
      pending = Buffer.alloc(0);
      isTooLong = false;
      from = end + 1;
    }
    if (isTooLong) continue;
    pending = Buffer.concat([pending, chunk.subarray(from)]);
    isTooLong = pending.length > maxLineBytes;
  }
  if (pending.length > 0) yield isTooLong ? null : pending;
};

const isBlankLine = (line: Buffer): boolean => /^\s*$/.test(line.subarray(0, 100).toString('latin1'));

/** UTF-8 bytes of JSON lines → one value a line, with its line; a broken line costs only itself. */
export const readJsonLines = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<JsonItem> {
  let line = 0;
  for await (const bytes of splitLines(chunks)) {
    line += 1;
    if (bytes === null) yield { kind: 'broken', line, text: '', reason: 'a line longer than 16 MiB' };
    else if (!isBlankLine(bytes)) yield asItem(bytes, line);
  }
};
