import { unauthenticated } from '../errors/errors.js';
import type { Caller } from './caller.js';

/** @throws AppError unauthenticated where nobody is signed in */
export const signedIn = (caller: Caller | null): Caller => {
  if (caller === null) throw unauthenticated();
  return caller;
};
