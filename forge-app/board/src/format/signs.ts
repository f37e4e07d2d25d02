/** U+2212: a hyphen is read as "dash" or dropped by screen readers, and is too short beside digits. */
export const minus = '\u2212';
/** U+00A0, so that a number never parts from its unit at the end of a line. */
export const noBreak = '\u00A0';
export const enDash = '\u2013';

export const withTrueMinus = (formatted: string): string => formatted.replaceAll('-', minus);
