/** Tells the page that the session is over: the refresh token did not help either. */
export interface SessionEnd {
  readonly hasEnded: () => boolean;
  readonly end: () => void;
  /** Returns the function that stops listening. */
  readonly listen: (listener: () => void) => () => void;
}

export const createSessionEnd = (): SessionEnd => {
  let ended = false;
  const listeners = new Set<() => void>();
  return {
    hasEnded: () => ended,
    end: () => {
      if (ended) return;
      ended = true;
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
