import type { Analysed } from './analyse.js';
import { descriptionCount, keysCount, titleCount } from './packed-counts.js';
import type { SimilaritySettings } from './settings.js';

/** By field: the mean length, or what counts are multiplied with for a document’s length. */
export interface ByField {
  readonly title: number;
  readonly description: number;
}

const normOf = (length: number, mean: number, share: number): number =>
  1 / (1 - share + share * (length / mean));

export const normsOf = (
  { title, descriptionLength }: Pick<Analysed, 'title' | 'descriptionLength'>,
  means: ByField,
  settings: SimilaritySettings,
): ByField => ({
  title: normOf(title.length, means.title, settings.titleLengthShare),
  description: normOf(descriptionLength, means.description, settings.descriptionLengthShare),
});

/** How much a term says within a document, 0 to 1. */
export const documentSide = (packed: number, norms: ByField, settings: SimilaritySettings): number => {
  const frequency =
    settings.titleWeight * titleCount(packed) * norms.title +
    settings.keyWeight * keysCount(packed) +
    descriptionCount(packed) * norms.description;
  return frequency / (settings.k1 + frequency);
};

/** How much a term of the query counts, 0 to 1. */
export const querySide = (packed: number, settings: SimilaritySettings): number => {
  const frequency =
    settings.titleWeight * titleCount(packed) +
    settings.keyWeight * keysCount(packed) +
    descriptionCount(packed);
  return frequency / (settings.k3 + frequency);
};
