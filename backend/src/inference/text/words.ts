/** Longer texts are cut here: what follows says little, and one row must never cost seconds. */
export const MAX_CODE_POINTS = 20_000;

/**
 * Letters are lowered only below this code point (Latin, Greek, Cyrillic, Armenian): one to one, settled, the same in
 * every Unicode version.
 */
const LAST_LOWERED = 0x0590;

const LOWER = Uint16Array.from({ length: LAST_LOWERED }, (_, code) => {
  const lowered = String.fromCharCode(code).toLowerCase();
  return lowered.length === 1 ? lowered.charCodeAt(0) : code;
});

// Ranges, not Unicode classes, because classes change with the Unicode version.
const LETTERS: readonly (readonly [number, number])[] = [
  [0x30, 0x39],
  [0x61, 0x7a],
  [0xaa, 0xaa],
  [0xb5, 0xb5],
  [0xba, 0xba],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x1fff],
  [0x2c00, 0x2dff],
  [0x3040, 0xd7ff],
  [0xf900, 0xfdff],
  [0xfe70, 0xfeff],
  [0xff10, 0xff19],
  [0xff21, 0xff3a],
  [0xff41, 0xffdc],
];

const NOTHING = 0;
const LETTER = 1;
/** A word of its own: an emoji, an arrow, `!` or `?`. */
const SYMBOL = 2;

const CLASS = new Uint8Array(0x10000);
for (const [first, last] of LETTERS) CLASS.fill(LETTER, first, last + 1);
CLASS.fill(SYMBOL, 0x2190, 0x2c00);
CLASS[0x21] = SYMBOL;
CLASS[0x3f] = SYMBOL;

const classOf = (code: number): number => {
  if (code < 0x10000) return CLASS[code] ?? NOTHING;
  return code >= 0x1f000 && code <= 0x1ffff ? SYMBOL : LETTER;
};

/** Words of a text: code points one word after the other, and where each word starts; one more start closes the last. */
export interface Words {
  readonly codes: Int32Array;
  readonly starts: Int32Array;
  readonly count: number;
}

/**
 * Lower-case words of a text in order, by rules simple enough that Python and TypeScript agree on every input
 * (`ml/valora_ml/text/terms.py`). A lone surrogate, a NUL and any other sign separates words.
 */
export const wordsOf = (text: string): Words => {
  const most = Math.min(text.length, MAX_CODE_POINTS);
  const codes = new Int32Array(most);
  const starts = new Int32Array(most + 1);
  let [length, count, inWord] = [0, 0, false];
  for (let unit = 0, points = 0; unit < text.length && points < MAX_CODE_POINTS; points++) {
    const raw = text.codePointAt(unit) ?? 0;
    unit += raw > 0xffff ? 2 : 1;
    const code = raw < LAST_LOWERED ? (LOWER[raw] ?? raw) : raw;
    const kind = classOf(code);
    if (kind !== NOTHING && (kind === SYMBOL || !inWord)) starts[count++] = length;
    if (kind !== NOTHING) codes[length++] = code;
    inWord = kind === LETTER;
  }
  starts[count] = length;
  return { codes, starts, count };
};

/** The same words as texts. */
export const wordTexts = (text: string): string[] => {
  const { codes, starts, count } = wordsOf(text);
  return Array.from({ length: count }, (_, word) =>
    String.fromCodePoint(...codes.subarray(starts[word], starts[word + 1])),
  );
};

/** The part of a text that is read; longer texts are cut. */
export const readable = (text: string): string =>
  text.length <= MAX_CODE_POINTS
    ? text
    : [...text.slice(0, 2 * MAX_CODE_POINTS)].slice(0, MAX_CODE_POINTS).join('');
