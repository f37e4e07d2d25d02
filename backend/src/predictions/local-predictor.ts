import { setImmediate } from 'node:timers/promises';
import { baselinePredictor } from './baseline/baseline-predictor.js';
import type { Predictor } from './predictor.js';

/** The built-in predictor for a server: requests and other jobs get their turn between its steps. */
export const localPredictor = (): Predictor => baselinePredictor({ breathe: () => setImmediate() });
