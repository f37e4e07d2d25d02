import type { ApiErrorCode, ApiFailure } from '../transport/api-error.js';

const titles: Partial<Record<ApiErrorCode, string>> = {
  invalid_input: 'Something in the form is not right',
  unauthenticated: 'You are signed out',
  forbidden: 'You may not do this',
  not_found: 'It is not there any more',
  conflict: 'It clashes with something that exists',
  version_mismatch: 'Somebody changed it meanwhile',
  locked: 'The formula is locked',
  rate_limited: 'Too many requests; wait a moment',
  not_enough_signal: 'Too little is known for that',
  vendor_failed: 'The other system did not answer properly',
  unreachable: 'No connection',
  unavailable: 'Not available right now',
  unreadable: 'The answer could not be read',
};

/** Headline of a failure: what was tried where that is known, else what kind of failure it is. */
export const errorTitle = (failure: ApiFailure, attempt?: string): string => {
  const kind = titles[failure.code] ?? 'Something went wrong';
  return attempt === undefined
    ? kind
    : `Could not ${attempt}: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
};
