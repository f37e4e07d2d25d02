const patterns: Readonly<Record<string, RegExp>> = {
  happy: /(?<![A-Za-z0-9:])(?:[:=]['^o-]?[)\]]|[:=]-?\}|\(:|\^_?\^|<3|&lt;3)/g,
  laughing: /(?<![A-Za-z0-9:])[:=;xX]-?D(?![A-Za-z0-9])/g,
  winking: /(?<![A-Za-z0-9:]);[o-]?[)\]]/g,
  tongue: /(?<![A-Za-z0-9:])[:;=]-?[pP](?![A-Za-z0-9])/g,
  unhappy:
    /(?<![A-Za-z0-9:])[:=]['o-]?[([/\\|]|(?<![A-Za-z0-9]):'\(|(?<![A-Za-z0-9:])[:=]-?[sS](?![A-Za-z0-9])/g,
  shouted: /(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])/g,
  stretched: /([A-Za-z])\1\1/g,
  bold: /\*[A-Za-z]+\*/g,
  astonished: /\?!|!\?/g,
};

const signs: Readonly<Record<string, string>> = {
  exclamation: '!',
  exclamations: '!!',
  question: '?',
  questions: '??',
  ellipsis: '...',
  code: 'xcode',
  link: 'xurl',
  quote: 'xquote',
  mention: 'xmention',
  backtick: '`',
};

const cleaned: readonly (readonly [RegExp, string])[] = [
  [/\{(?:code|noformat)[^}\n]{0,80}\}[\s\S]*?(?:\{(?:code|noformat)\}|$)|```[\s\S]*?(?:```|$)/g, ' xcode '],
  [/https?:\/\/[^ \t\r\n]+/g, ' xurl '],
  [/\{quote\}[\s\S]*?(?:\{quote\}|$)/g, ' xquote '],
  [/@[A-Za-z0-9_.]+/g, ' xmention '],
];

/** Puts a word in place of code, links, quotations and mentions: none of them is the speaker’s own. */
export const cleanText = (text: string): string =>
  cleaned.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);

/** How often each sign occurs in a text that is clean. */
export const countMarks = (text: string): Record<string, number> => ({
  ...Object.fromEntries(
    Object.entries(patterns).map(([name, pattern]) => [name, text.match(pattern)?.length ?? 0]),
  ),
  ...Object.fromEntries(Object.entries(signs).map(([name, sign]) => [name, text.split(sign).length - 1])),
});
