/** English words that say nothing of what a text is about. */
const COMMON = new Set(
  (
    'a about after again all also am an and any are as at be been before but by can cannot could did do ' +
    'does doing during each every for from get gets got had has have having he her here his how i if in ' +
    'into is it its just like many may me more most much must my no nor not of on once one only or other ' +
    'our out over own per please same shall she should so some such than that the their them then there ' +
    'these they this those three through to too two under until up us very was way we were what when ' +
    'where which while who whom why will with would yet you your'
  ).split(' '),
);

export const isCommon = (word: string): boolean => COMMON.has(word);
