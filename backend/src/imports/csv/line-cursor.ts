export interface DroppedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

const lineFeed = 10;
const carriageReturn = 13;
const isBreak = (byte: number | undefined): boolean => byte === lineFeed || byte === carriageReturn;

/**
 * Knows the line of every byte since the last whole record and keeps these bytes, so that reading can start again
 * behind a line that cannot be read.
 */
export const lineCursor = (lineBreak: '\n' | '\r') => {
  const mark = lineBreak.charCodeAt(0);
  let pending: Buffer = Buffer.alloc(0);
  let line = 1;
  let skipsLine = false;

  const countLines = (bytes: Buffer): number => {
    let lines = 0;
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) lines += 1;
    return lines;
  };
  const blankStart = (bytes: Buffer): number => {
    let at = 0;
    while (isBreak(bytes[at])) at += 1;
    return at;
  };
  const skipRestOfLine = (bytes: Buffer): Buffer => {
    const end = bytes.indexOf(mark);
    if (end < 0) return bytes.subarray(bytes.length);
    skipsLine = false;
    line += 1;
    return bytes.subarray(end + 1);
  };

  return {
    /** Takes bytes in; returns those that are to be parsed. */
    accept: (bytes: Buffer): Buffer => {
      const wanted = skipsLine ? skipRestOfLine(bytes) : bytes;
      pending = pending.length === 0 ? wanted : Buffer.concat([pending, wanted]);
      return wanted;
    },
    pending: (): Buffer => pending,
    /** Moves behind a record of so many bytes; returns the line on which it begins, blank lines before it left aside. */
    take: (size: number): number => {
      const raw = pending.subarray(0, size);
      const start = line + countLines(raw.subarray(0, blankStart(raw)));
      line += countLines(raw);
      pending = pending.subarray(size);
      return start;
    },
    /** Whether the first line that holds anything has ended, or is longer than `maxBytes`. */
    canDropLine: (maxBytes: number): boolean =>
      pending.length > maxBytes || pending.indexOf(mark, blankStart(pending)) >= 0,
    /** Moves behind the first line that holds anything; what is still to come of it will be skipped. */
    dropLine: (): DroppedLine => {
      const blank = blankStart(pending);
      const start = line + countLines(pending.subarray(0, blank));
      const rest = pending.subarray(blank);
      const end = rest.indexOf(mark);
      const isWhole = end >= 0;
      const text = rest.subarray(0, isWhole ? end : rest.length).toString('utf8');
      skipsLine = !isWhole;
      line = start + (isWhole ? 1 : 0);
      pending = isWhole ? rest.subarray(end + 1) : rest.subarray(rest.length);
      return { line: start, text: text.replace(/\r$/, '') };
    },
  };
};
