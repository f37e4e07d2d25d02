const loneSurrogate = /\p{Surrogate}/u;

/**
 * PostgreSQL keeps no NUL in text, and no half of a surrogate pair in jsonb.
 * https://www.postgresql.org/docs/current/datatype-json.html
 */
export const isStorableText = (text: string): boolean =>
  !text.includes('\u0000') && !loneSurrogate.test(text);
