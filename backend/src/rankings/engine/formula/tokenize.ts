export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly text: string; readonly at: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly at: number };

/** What is wrong with a formula: `position` counts characters from 1, `message` says what to do about it. */
export interface FormulaProblem {
  readonly position: number;
  readonly message: string;
}

export type Tokens =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly problem: FormulaProblem };

// Word processors and phones turn - * / <= into these; they mean the same.
const lookalikes: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': '*',
  '·': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
};
const patterns = {
  space: /\s+/y,
  number: /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y,
  name: /[A-Za-z][A-Za-z0-9_]*/y,
  symbol: /<=|>=|==|!=|[-+*/^(),<>−–×·÷≤≥≠]/y,
};

const take = (pattern: RegExp, text: string, from: number): string | null => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? null;
};

const advice = (character: string): string => {
  if (character === '=') return 'use == to compare, inside if(…)';
  if (character === ';') return 'separate arguments with a comma';
  if (character === '%') return 'write a percentage as a number, for example 0.2';
  return 'remove it; a formula holds names, numbers, + - * / ^, parentheses and functions';
};

const problemAt = (index: number, message: string): Tokens => ({
  ok: false,
  problem: { position: index + 1, message },
});

/** Splits a formula into tokens; stops at the first character that cannot belong to one. */
export const tokenize = (text: string): Tokens => {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    const space = take(patterns.space, text, index);
    if (space !== null) {
      index += space.length;
      continue;
    }
    const at = index + 1;
    const number = take(patterns.number, text, index);
    const name = number === null ? take(patterns.name, text, index) : null;
    const symbol = number === null && name === null ? take(patterns.symbol, text, index) : null;
    const found = number ?? name ?? symbol;
    if (found === null) {
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
      return problemAt(index, `“${character}” is not understood: ${advice(character)}`);
    }
    if (number !== null) {
      const value = Number(number);
      if (!Number.isFinite(value))
        return problemAt(index, `${number} is too large a number: write a smaller one`);
      tokens.push({ kind: 'number', value, at });
    } else if (name !== null) tokens.push({ kind: 'name', text: name, at });
    else tokens.push({ kind: 'symbol', text: lookalikes[found] ?? found, at });
    index += found.length;
  }
  tokens.push({ kind: 'end', at: text.length + 1 });
  return { ok: true, tokens };
};
