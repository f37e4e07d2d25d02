const nul = '\u0000';
/** With the `u` flag only surrogates without a partner match. */
const loneSurrogate = /\p{Surrogate}/gu;

export interface CleanText {
  readonly text: string;
  /** What had to be changed, or null when the text is as it stood in the file. */
  readonly repair: string | null;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair: NUL is removed, a lone surrogate becomes U+FFFD. */
export const cleanText = (raw: string): CleanText => {
  const withoutNul = raw.includes(nul) ? raw.replaceAll(nul, '') : raw;
  const text = withoutNul.replace(loneSurrogate, '\uFFFD');
  if (text === raw && !text.includes('\uFFFD')) return { text, repair: null };
  const removed = withoutNul === raw ? null : 'NUL characters were removed';
  const replaced = text.includes('\uFFFD') ? 'unreadable characters are shown as U+FFFD' : null;
  return { text, repair: [removed, replaced].filter((part) => part !== null).join(' and ') };
};

/** One line of text: trimmed, every run of white space and control characters a single space. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
