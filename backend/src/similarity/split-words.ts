import { isCommon } from './common-words.js';

/** Longer texts are cut here: what follows says little, and one text must never cost seconds. */
const LONGEST_TEXT = 20_000;
const LONGEST_WORD = 60;

const NAME = /[\p{L}\p{N}\p{M}_]+/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{N}+/gu;

const lower = (text: string): string => text.slice(0, LONGEST_WORD).toLowerCase();

/**
 * The words of a text in order, in lower case; for a name such as `FileSystem` or `read_only` the whole name and then
 * its parts; common English words are left out. Any text is allowed; only its first 20,000 characters count.
 */
export const splitWords = (text: string): string[] => {
  const words: string[] = [];
  const add = (part: string): void => {
    const word = lower(part);
    if (!isCommon(word)) words.push(word);
  };
  for (const name of text.slice(0, LONGEST_TEXT).match(NAME) ?? []) {
    add(name);
    const parts = name.match(PART) ?? [];
    if (parts.length > 1) for (const part of parts) if (part.length > 1) add(part);
  }
  return words;
};
