const longest = 80;

/** A value of either side of a conflict as a person reads it. */
export const sideText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
};
