import { hashText } from './hash.js';
import { stated } from './stated-constants.js';

/** Names the formulae (1) and, by hash, the stated constants. */
export const baselineVersion = `baseline-1-${hashText(JSON.stringify(stated)).toString(16).padStart(8, '0')}`;
