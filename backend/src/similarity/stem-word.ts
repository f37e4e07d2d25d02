const VOWEL = /[aeiouy]/;
const ENGLISH = /^[a-z]{4,}$/;

const withoutPlural = (word: string): string => {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is'))
    return word.slice(0, -1);
  return word;
};

const mended = (stem: string): string => {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  return stem;
};

const withoutEnding = (word: string): string => {
  for (const ending of ['ing', 'ed']) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length >= 3 && VOWEL.test(stem)) return mended(stem);
  }
  return word;
};

/** Plural, -ed, -ing and a final e removed from a lower-case English word; anything else is left as it is. */
export const stemWord = (word: string): string => {
  if (!ENGLISH.test(word)) return word;
  const stem = withoutEnding(withoutPlural(word));
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
};
