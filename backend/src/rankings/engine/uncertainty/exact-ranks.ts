/** How often (of `draws`) each feature had each rank: `counts[feature * features + rank - 1]`. */
export interface RankCounts {
  readonly features: number;
  readonly draws: number;
  readonly counts: Uint32Array;
}

const byte = 256;

/** So many draws are brought from feature order into draw order at a time: what is read fits the processor's cache. */
const block = 16;

/** Everything one draw needs, made once: its scores as sortable integers, two orders to sort between, byte counts. */
interface Sorter {
  readonly keys: Uint32Array;
  readonly orders: readonly [Uint16Array, Uint16Array];
  readonly ends: Uint32Array;
}

const sorterFor = (features: number): Sorter => ({
  keys: new Uint32Array(features),
  orders: [new Uint16Array(features), new Uint16Array(features)],
  ends: new Uint32Array(4 * byte),
});

/** Turns scores, given by their bits, into unsigned integers that fall as the score rises, and counts their bytes. */
const makeKeys = ({ keys, ends }: Sorter, scores: Uint32Array): void => {
  ends.fill(0);
  for (let feature = 0; feature < keys.length; feature += 1) {
    const bits = scores[feature]!;
    // IEEE 754: positive floats sort like their bits, negative ones the other way round.
    const key = (bits & 0x80000000 ? bits : ~bits & 0x7fffffff) >>> 0;
    keys[feature] = key;
    ends[key & 255]! += 1;
    ends[byte + ((key >>> 8) & 255)]! += 1;
    ends[2 * byte + ((key >>> 16) & 255)]! += 1;
    ends[3 * byte + (key >>> 24)]! += 1;
  }
  for (let pass = 0; pass < 4; pass += 1) {
    let sum = 0;
    for (let digit = pass * byte; digit < (pass + 1) * byte; digit += 1) {
      const count = ends[digit]!;
      ends[digit] = sum;
      sum += count;
    }
  }
};

/** Sorts the features of one draw, best first. Four stable passes over bytes, lowest first. */
const sortDraw = ({ keys, orders, ends }: Sorter): Uint16Array => {
  let [from, to] = orders;
  for (let pass = 0; pass < 4; pass += 1) {
    const shift = 8 * pass;
    const base = byte * pass;
    for (let place = 0; place < from.length; place += 1) {
      const feature = from[place]!;
      const slot = base + ((keys[feature]! >>> shift) & 255);
      to[ends[slot]!] = feature;
      ends[slot]! += 1;
    }
    [from, to] = [to, from];
  }
  return from;
};

/**
 * Ranks every draw exactly. `scores[feature * draws + draw]`, all finite.
 *
 * A radix sort per draw, O(draws · features): several times as fast as a comparison sort, and it carries the feature
 * along. Features of equal score come in list order in even draws and in reverse in odd ones, so neither gains.
 */
export const countRanks = (
  scores: Float32Array,
  { features, draws }: { readonly features: number; readonly draws: number },
): RankCounts => {
  const counts = new Uint32Array(features * features);
  const sorter = sorterFor(features);
  const columns = new Float32Array(block * features);
  const columnBits = new Uint32Array(columns.buffer);
  for (let first = 0; first < draws; first += block) {
    const width = Math.min(block, draws - first);
    for (let feature = 0; feature < features; feature += 1)
      for (let draw = 0; draw < width; draw += 1)
        columns[draw * features + feature] = scores[feature * draws + first + draw]!;
    for (let draw = 0; draw < width; draw += 1) {
      startOrder(sorter.orders[0], (first + draw) % 2 === 1);
      makeKeys(sorter, columnBits.subarray(draw * features, (draw + 1) * features));
      const order = sortDraw(sorter);
      for (let place = 0; place < features; place += 1) counts[order[place]! * features + place]! += 1;
    }
  }
  return { features, draws, counts };
};

const startOrder = (order: Uint16Array, reverse: boolean): void => {
  const last = order.length - 1;
  for (let place = 0; place <= last; place += 1) order[place] = reverse ? last - place : place;
};

/** Smallest rank that at least `share` of the draws do not exceed. */
export const rankQuantile = (
  { features, draws, counts }: RankCounts,
  feature: number,
  share: number,
): number => {
  const wanted = share * draws;
  let seen = 0;
  for (let rank = 1; rank <= features; rank += 1) {
    seen += counts[feature * features + rank - 1]!;
    if (seen >= wanted) return rank;
  }
  return features;
};

/** P(rank ≤ k). */
export const topProbability = (
  { features, draws, counts }: RankCounts,
  feature: number,
  k: number,
): number => {
  let seen = 0;
  for (let rank = 1; rank <= Math.min(k, features); rank += 1) seen += counts[feature * features + rank - 1]!;
  return seen / draws;
};
