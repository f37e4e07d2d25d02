import { fieldName, isStructural } from '../../../board/src/data-policy/field-words';

/** `Summary, Story points, and 2 more`: what is a choice first, short enough for a table. */
export const fieldList = (fields: readonly string[], most = 4): string => {
  const chosen = fields.filter((field) => !isStructural(field));
  const names = [...chosen, ...fields.filter(isStructural)].map(fieldName);
  const shown =
    names.length <= most ? names : [...names.slice(0, most - 1), `${String(names.length - most + 1)} more`];
  return new Intl.ListFormat('en').format(shown);
};
