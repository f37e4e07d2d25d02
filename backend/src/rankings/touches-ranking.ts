import type { StoredEvent } from '../platform/index.js';

/** Fields of a feature that decide whether it is ranked, or that are shown with the ranking. */
const ranksBy: readonly string[] = ['status', 'mustDo', 'title'];

const namesOf = (inputs: unknown): readonly string[] | null =>
  Array.isArray(inputs) ? inputs.map((input: { name?: unknown }) => String(input.name)) : null;

const fieldsOf = (changes: unknown): readonly string[] | null =>
  typeof changes === 'object' && changes !== null ? Object.keys(changes) : null;

/**
 * Whether the ranking can differ after an event, given the inputs that scores are made of. What changes a prediction brings
 * an event of its own, so an input that only the prediction reads is not ranked twice. In doubt it can.
 */
export const touchesRanking = (
  { type, payload }: Pick<StoredEvent, 'type' | 'payload'>,
  inputsRead: ReadonlySet<string>,
): boolean => {
  switch (type) {
    case 'feature.inputs_set':
      return namesOf(payload['inputs'])?.some((name) => inputsRead.has(name)) ?? true;
    case 'signal.attached':
    case 'signal.detached':
      return inputsRead.has('demand');
    case 'feature.updated': {
      const isDemandOnly = typeof payload['because'] === 'string' && payload['changes'] === undefined;
      if (isDemandOnly) return inputsRead.has('demand');
      return fieldsOf(payload['changes'])?.some((field) => ranksBy.includes(field)) ?? true;
    }
    default:
      return true;
  }
};
