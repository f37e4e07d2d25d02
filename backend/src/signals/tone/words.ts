const MAX_CODE_POINTS = 20_000;
/** As many units hold at least as many code points as are read. */
const MAX_UNITS = 2 * MAX_CODE_POINTS;
const LAST_LOWERED = 0x0590;

// The same ranges as those of the terms that models read (`ml/valora_ml/text/terms.py`): a number here counts words there.
const word =
  /[a-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uffdc\u{10000}-\u{1efff}\u{20000}-\u{10ffff}]+|[\u2190-\u2bff\u{1f000}-\u{1ffff}]|[!?]/gu;

/** One code point for one, the same in every Unicode version. */
const lower = (letter: string): string => {
  if ((letter.codePointAt(0) ?? 0) >= LAST_LOWERED) return letter;
  const lowered = letter.toLowerCase();
  return lowered.length === 1 ? lowered : letter;
};

const firstPoints = (text: string): string[] => [...text.slice(0, MAX_UNITS)].slice(0, MAX_CODE_POINTS);

/** The part of a text that is read; longer texts are cut. */
export const readable = (text: string): string => firstPoints(text).join('');

/** Lower-case words in order; `!`, `?` and each emoji are words of their own. */
export const wordsOf = (text: string): string[] => firstPoints(text).map(lower).join('').match(word) ?? [];
