const quote = 0x22;
const backslash = 0x5c;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);

/**
 * Whether JSON in UTF-8 nests deeper than this, told from its bytes: parsing a megabyte of brackets takes a hundred
 * times as long as reading it. Says nothing of whether it is JSON.
 */
export const nestsDeeperThan = (json: Uint8Array, levels: number): boolean => {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (openers.has(byte)) {
      depth += 1;
      if (depth > levels) return true;
    } else if (closers.has(byte)) depth -= 1;
  }
  return false;
};
