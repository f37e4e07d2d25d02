/** A number for a sentence: whole from 100 up, else three significant digits. */
export const shownNumber = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : `${Number(value.toPrecision(3))}`;

export const shownChange = (value: number): string =>
  value < 0 ? `−${shownNumber(-value)}` : `+${shownNumber(value)}`;

/** “A”, “A and B”, “A, B and 3 others”. */
export const shownNames = (names: readonly string[], most = 2): string => {
  const listed = names.slice(0, most);
  const more = names.length - listed.length;
  if (more > 0) return `${listed.join(', ')} and ${more} ${more === 1 ? 'other' : 'others'}`;
  return [listed.slice(0, -1).join(', '), ...listed.slice(-1)].filter((part) => part !== '').join(' and ');
};
