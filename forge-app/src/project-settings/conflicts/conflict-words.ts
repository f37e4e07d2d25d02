import type { TwoWayField } from '@valora/contracts';
import { sideText } from '../../../board/src/data-policy/side-text';

/** A value of either side as a person reads it, with its unit. */
export const sideWords = (field: TwoWayField, value: unknown): string =>
  field === 'storyPoints' && typeof value === 'number' ? `${String(value)} points` : sideText(value);
