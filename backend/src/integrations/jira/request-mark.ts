/**
 * How an issue says which request made it: a label (always searchable) and an issue property (not copied when a
 * person clones the issue, and not edited by hand).
 */
export interface RequestMark {
  readonly label: string;
  readonly propertyValue: { readonly id: string };
}

export const requestProperty = 'valora.requestId';

/** Part 0 is the epic, parts 1… its children. */
export const requestMark = (requestId: string, part: number): RequestMark => {
  const id = part === 0 ? requestId : `${requestId}-${String(part)}`;
  return { label: `valora-${id}`, propertyValue: { id } };
};

/** The id a property value carries, null where it is not ours. */
export const readRequestProperty = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
};
