/**
 * How often a term is in each field of a document, packed into one integer: 8 bits title, 8 bits keys, 15 bits
 * description. A count that is full stays as it is.
 */
export type Field = 'title' | 'keys' | 'description';

const fields: Readonly<Record<Field, { readonly shift: number; readonly most: number }>> = {
  title: { shift: 23, most: 255 },
  keys: { shift: 15, most: 255 },
  description: { shift: 0, most: 32_767 },
};

export const countOne = (packed: number, field: Field): number => {
  const { shift, most } = fields[field];
  return ((packed >>> shift) & most) === most ? packed : packed + (1 << shift);
};

export const titleCount = (packed: number): number => packed >>> 23;
export const keysCount = (packed: number): number => (packed >>> 15) & 255;
export const descriptionCount = (packed: number): number => packed & 32_767;
