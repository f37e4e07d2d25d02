/** Collects the bytes of one value that may begin in one chunk and end in a later one. */
export const byteRecorder = () => {
  let parts: Buffer[] = [];
  let size = 0;
  let from: number | null = null;
  return {
    isOn: (): boolean => from !== null,
    /** Bytes collected in earlier chunks. */
    size: (): number => size,
    start: (at: number): void => {
      from = at;
    },
    /** Ends recording at `to`; a later `start` goes on behind it. */
    pause: (chunk: Buffer, to: number): void => {
      if (from === null) return;
      parts.push(chunk.subarray(from, to));
      size += to - from;
      from = null;
    },
    /** The chunk is over and the value is not. */
    carryOver: (chunk: Buffer): void => {
      if (from === null) return;
      parts.push(chunk.subarray(from));
      size += chunk.length - from;
      from = 0;
    },
    add: (text: string): void => {
      parts.push(Buffer.from(text));
    },
    take: (): Buffer => {
      const bytes = Buffer.concat(parts);
      parts = [];
      size = 0;
      return bytes;
    },
  };
};
export type ByteRecorder = ReturnType<typeof byteRecorder>;
