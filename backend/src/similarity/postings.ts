/** The documents a term is in: pairs of slot and packed counts, in the order they were added. */
export interface PostingList {
  readonly pairs: Int32Array;
  /** Pairs in use, those of removed documents included. */
  readonly length: number;
}

/** Inverted lists by term number; grows, and is rebuilt when too much of it belongs to removed documents. */
export const createPostings = () => {
  const lists: Int32Array[] = [];
  let lengths = new Int32Array(1024);
  let holders = new Int32Array(1024);

  const makeRoom = (term: number) => {
    if (term < lengths.length) return;
    const size = Math.max(term + 1, lengths.length * 2);
    const grow = (from: Int32Array<ArrayBuffer>) => {
      const to = new Int32Array(size);
      to.set(from);
      return to;
    };
    lengths = grow(lengths);
    holders = grow(holders);
  };

  return {
    add: (term: number, slot: number, packed: number) => {
      makeRoom(term);
      const length = lengths[term] ?? 0;
      let pairs = lists[term] ?? new Int32Array(2);
      if (length * 2 >= pairs.length) {
        const grown = new Int32Array(pairs.length * 2);
        grown.set(pairs);
        pairs = grown;
      }
      pairs[length * 2] = slot;
      pairs[length * 2 + 1] = packed;
      lists[term] = pairs;
      lengths[term] = length + 1;
      holders[term] = (holders[term] ?? 0) + 1;
    },
    /** One living document fewer holds the term; its pair stays until the rebuild. */
    forget: (term: number) => {
      holders[term] = (holders[term] ?? 1) - 1;
    },
    list: (term: number): PostingList | undefined => {
      const pairs = lists[term];
      return pairs && { pairs, length: lengths[term] ?? 0 };
    },
    /** Living documents that hold the term. */
    documents: (term: number): number => holders[term] ?? 0,
  };
};
export type Postings = ReturnType<typeof createPostings>;
