import type { Route } from '@valora/contracts';

/** A call that changes something and carries no version: it is sent with an Idempotency-Key, so that it happens once. */
export const effectful = (route: Route): boolean => route.method === 'post' && route.readOnly !== true;
