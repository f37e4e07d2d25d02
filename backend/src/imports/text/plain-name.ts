/**
 * The form in which names are compared: case, accents, spaces, underscores and punctuation do not count.
 * `Story Points`, `story_points` and `STORYPOINTS` are one name; `Clé` is `cle`.
 */
export const plainName = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
