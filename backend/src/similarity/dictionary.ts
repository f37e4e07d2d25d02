import { stemWord } from './stem-word.js';

/** Numbers for terms, which are the stems of words. */
export interface Dictionary {
  readonly numberOf: (word: string) => number;
  /** The number of a word that was numbered before. */
  readonly findWord: (word: string) => number | undefined;
  readonly findStem: (stem: string) => number | undefined;
  readonly stemOf: (number: number) => string;
  /** The word a term first appeared as, for people. */
  readonly wordOf: (number: number) => string;
  readonly size: () => number;
}

/** Numbers terms in the order they first appear. Over a base it knows the base’s terms and keeps new ones to itself. */
export const createDictionary = (base?: Dictionary): Dictionary => {
  const first = base?.size() ?? 0;
  const words = new Map<string, number>();
  const stems = new Map<string, number>();
  const shown: string[] = [];
  const byNumber: string[] = [];

  const add = (word: string, stem: string): number => {
    const number = first + shown.push(word) - 1;
    byNumber.push(stem);
    stems.set(stem, number);
    return number;
  };
  const findWord = (word: string) => base?.findWord(word) ?? words.get(word);
  const findStem = (stem: string) => base?.findStem(stem) ?? stems.get(stem);

  return {
    numberOf: (word) => {
      const known = findWord(word);
      if (known !== undefined) return known;
      const stem = stemWord(word);
      const number = findStem(stem) ?? add(word, stem);
      words.set(word, number);
      return number;
    },
    findWord,
    findStem,
    stemOf: (number) => (number < first ? base?.stemOf(number) : byNumber[number - first]) ?? '',
    wordOf: (number) => (number < first ? base?.wordOf(number) : shown[number - first]) ?? '',
    size: () => first + shown.length,
  };
};

const LONG_NAME = 12;

/** Whether a stem is that of a long or joined name, such as of a class, an exception or a setting. */
export const isName = (stem: string): boolean => stem.length >= LONG_NAME || stem.includes('_');
