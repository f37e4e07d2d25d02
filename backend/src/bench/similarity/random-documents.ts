import type { SimilarityDocument } from '../../similarity/index.js';
import { createRandom } from '../random.js';

const vocabulary = 60_000;
const titleWords = 8;
const descriptionWords = 90;
const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ka',
  'le',
  'mi',
  'no',
  'ru',
  'sa',
  'te',
  'vi',
  'wo',
  'zu',
  'ral',
];

/** One pronounceable word per number. */
const wordOf = (number: number): string => {
  let word = '';
  for (let rest = number + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
};

/** Documents whose words are as unevenly common as those of a language (Zipf); the same in every run. */
export const randomDocuments = (count: number, seed = 1): SimilarityDocument[] => {
  const random = createRandom(seed);
  const draw = (): string => wordOf(Math.floor(vocabulary ** random()) - 1);
  const words = (length: number): string => Array.from({ length }, draw).join(' ');
  return Array.from({ length: count }, (_, number) => ({
    id: String(number),
    title: words(titleWords),
    description: words(Math.ceil(descriptionWords * 2 * random())),
    keys: [`type:${String(number % 5)}`],
  }));
};
