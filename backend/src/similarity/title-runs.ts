const LONGEST_TITLE = 300;
const SIGNS = /[^\p{L}\p{N}]+/gu;

/** Hashes (16 bits) of a title’s runs of three characters, signs read as blanks; sorted, each once. */
export const hashRuns = (title: string): Uint16Array => {
  const text = ` ${title.slice(0, LONGEST_TITLE).toLowerCase().replace(SIGNS, ' ').trim()} `;
  const runs = new Set<number>();
  for (let start = 0; start + 3 <= text.length; start += 1) {
    const [first, second, third] = [0, 1, 2].map((offset) => text.charCodeAt(start + offset));
    runs.add(((first ?? 0) * 961 + (second ?? 0) * 31 + (third ?? 0)) & 0xffff);
  }
  return Uint16Array.from(runs).sort();
};

/** Share of the runs of either that are in both, 0 to 1. */
export const runOverlap = (one: Uint16Array, other: Uint16Array): number => {
  let [left, right, both] = [0, 0, 0];
  while (left < one.length && right < other.length) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) both += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return both === 0 ? 0 : both / (one.length + other.length - both);
};

const pairsOf = (title: Int32Array): Set<string> => {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < title.length; at += 1) pairs.add(`${String(title[at])} ${String(title[at + 1])}`);
  return pairs;
};

/** Share of the neighbouring terms of either title that are in both, 0 to 1. */
export const pairOverlap = (one: Int32Array, other: Int32Array): number => {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  const both = [...left].filter((pair) => right.has(pair)).length;
  return both === 0 ? 0 : both / (left.size + right.size - both);
};
