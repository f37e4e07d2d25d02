import type { TwoWayField } from '@valora/contracts';

const longest = 80;

/** A value of either side as a person reads it. */
export const sideWords = (field: TwoWayField, value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  if (field === 'storyPoints') return `${text} points`;
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
};
