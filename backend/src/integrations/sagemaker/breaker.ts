export interface BreakerOptions {
  /** Failures in a row after which the endpoint is left alone. */
  readonly failures: number;
  /** For how long, until one request tries it again. */
  readonly restMs: number;
  readonly now: () => number;
}

/** Keeps requests away from an endpoint that keeps failing. */
export interface Breaker {
  /** Whether this request may go to the endpoint; who may says afterwards how it went. */
  readonly mayPass: () => boolean;
  readonly succeeded: () => void;
  readonly failed: () => void;
}

/** Closed at first; open after failures in a row; after a rest one request decides whether it closes or rests again. */
export const createBreaker = ({ failures, restMs, now }: BreakerOptions): Breaker => {
  let inARow = 0;
  let restsUntil = -Infinity;
  let trying = false;
  return {
    mayPass: () => {
      if (inARow < failures) return true;
      if (trying || now() < restsUntil) return false;
      trying = true;
      return true;
    },
    succeeded: () => {
      inARow = 0;
      trying = false;
    },
    failed: () => {
      inARow += 1;
      trying = false;
      restsUntil = now() + restMs;
    },
  };
};
