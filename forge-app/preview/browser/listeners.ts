/** Who wants to hear of something, and telling them. */
export const createListeners = <Values extends readonly unknown[] = []>() => {
  const listeners = new Set<(...values: Values) => void>();
  return {
    /** Returns what ends it. */
    subscribe: (listener: (...values: Values) => void): (() => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell: (...values: Values): void => {
      for (const listener of listeners) listener(...values);
    },
  };
};
