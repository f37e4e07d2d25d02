const shownItems = 5;

const one = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A value of an entry's detail; a batch names hundreds of features, of which the first few are enough to look at. */
export const detailText = (value: unknown): string => {
  if (!Array.isArray(value)) return one(value);
  const rest = value.length - shownItems;
  const shown = value.slice(0, shownItems).map(one).join(', ');
  return rest > 0 ? `${shown} and ${rest.toLocaleString('en')} more` : shown;
};
