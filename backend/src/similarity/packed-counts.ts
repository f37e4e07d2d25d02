/** How often a term is in each field of a document. */
export interface FieldCounts {
  title: number;
  keys: number;
  description: number;
}

/** One integer: 8 bits title, 8 bits keys, 15 bits description. */
export const packCounts = ({ title, keys, description }: FieldCounts): number =>
  (Math.min(title, 255) << 23) | (Math.min(keys, 255) << 15) | Math.min(description, 32_767);

export const titleCount = (packed: number): number => packed >>> 23;
export const keysCount = (packed: number): number => (packed >>> 15) & 255;
export const descriptionCount = (packed: number): number => packed & 32_767;
