/** A bounded memory of answers that were asked a moment ago; whoever asks at the same time shares one look-up. */
export interface Memory<T> {
  readonly get: (key: string, find: () => Promise<T>) => Promise<T>;
}

export const createMemory = <T>(options: {
  readonly lifeMs: number;
  readonly atMost: number;
  readonly nowMs: () => number;
}): Memory<T> => {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<T> }>();

  /** The oldest stand first. */
  const makeRoom = (): void => {
    for (const [key, { at }] of known) {
      if (known.size < options.atMost && options.nowMs() - at < options.lifeMs) return;
      known.delete(key);
    }
  };

  return {
    get: (key, find) => {
      const hit = known.get(key);
      if (hit !== undefined && options.nowMs() - hit.at < options.lifeMs) return hit.answer;
      known.delete(key);
      makeRoom();
      const answer = find();
      const entry = { at: options.nowMs(), answer };
      known.set(key, entry);
      // A failed look-up is not remembered; its caller gets the error.
      answer.catch(() => {
        if (known.get(key) === entry) known.delete(key);
      });
      return answer;
    },
  };
};
