/** Jira's limit for a summary. */
const maxSummaryCharacters = 255;

// eslint-disable-next-line no-control-regex -- these are what is taken out
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
const halfPairs = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;

/** Text without control characters, broken surrogates and marks that turn the reading direction around. */
export const inertText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(controls, '').replace(reordering, '').replace(halfPairs, '');

/** One line of at most 255 characters; `fallback` where nothing is left. */
export const summaryText = (text: string, fallback: string): string => {
  const flat = inertText(text).replace(/\s+/g, ' ').trim();
  if (flat === '') return fallback;
  return flat.length <= maxSummaryCharacters
    ? flat
    : `${inertText(flat.slice(0, maxSummaryCharacters - 1)).trimEnd()}…`;
};
