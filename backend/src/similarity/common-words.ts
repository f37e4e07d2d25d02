/** English words that say nothing of what a text is about. */
const COMMON = new Set(
  (
    'a about after all also am an and any are as at be been before but by can cannot could did do does doing ' +
    'during each for from had has have having he her here his how i if in into is it its just like may me more most ' +
    'must my no nor not of on once only or other our out over own please same shall she should so some such than ' +
    'that the their them then there these they this those through to too under until up us very was we were what ' +
    'when where which while who whom why will with would you your'
  ).split(' '),
);

export const isCommon = (word: string): boolean => COMMON.has(word);
