import type { TreeTablesJson } from '@valora/contracts';

/** Trees of one output as flat arrays; thresholds and leaves are float32, as the graph has them. */
interface Trees {
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly missingLeft: Uint8Array;
  readonly cover: Float32Array;
  readonly value: Float32Array;
  readonly roots: Int32Array;
}

/** A step of the path to a node, `at` places after the path’s start in the arrays. */
interface Path {
  readonly feature: Int32Array;
  /** Share of the training rows that go this way. */
  readonly unknown: Float64Array;
  /** 1 where the row itself goes this way, else 0. */
  readonly known: Float64Array;
  /** Sums over the subsets of the steps before. */
  readonly weight: Float64Array;
}

const readTrees = (tables: TreeTablesJson): Trees => ({
  feature: Int32Array.from(tables.feature),
  threshold: Float32Array.from(tables.threshold),
  left: Int32Array.from(tables.left),
  right: Int32Array.from(tables.right),
  missingLeft: Uint8Array.from(tables.missingLeft),
  cover: Float32Array.from(tables.cover),
  value: Float32Array.from(tables.value),
  roots: Int32Array.from(tables.roots),
});

const at = (values: ArrayLike<number>, index: number): number => values[index] as number;

const depthBelow = (trees: Trees, node: number): number =>
  at(trees.feature, node) < 0
    ? 0
    : 1 + Math.max(depthBelow(trees, at(trees.left, node)), depthBelow(trees, at(trees.right, node)));

const meanBelow = (trees: Trees, node: number): number => {
  if (at(trees.feature, node) < 0) return at(trees.value, node);
  const [left, right] = [at(trees.left, node), at(trees.right, node)];
  const [seenLeft, seenRight] = [at(trees.cover, left), at(trees.cover, right)];
  return (seenLeft * meanBelow(trees, left) + seenRight * meanBelow(trees, right)) / (seenLeft + seenRight);
};

/** Adds a step to the path that starts at `from` and has `depth` steps. */
const extend = (path: Path, span: { from: number; depth: number }, step: [number, number, number]): void => {
  const { from, depth } = span;
  const [feature, unknown, known] = step;
  path.feature[from + depth] = feature;
  path.unknown[from + depth] = unknown;
  path.known[from + depth] = known;
  path.weight[from + depth] = depth === 0 ? 1 : 0;
  for (let index = depth - 1; index >= 0; index--) {
    const weight = at(path.weight, from + index);
    path.weight[from + index + 1] =
      at(path.weight, from + index + 1) + (known * weight * (index + 1)) / (depth + 1);
    path.weight[from + index] = (unknown * weight * (depth - index)) / (depth + 1);
  }
};

/** Takes a step out again; `last` is the place of the path’s last step. */
const unwind = (path: Path, span: { from: number; last: number }, taken: number): void => {
  const { from, last } = span;
  const [unknown, known] = [at(path.unknown, from + taken), at(path.known, from + taken)];
  let carried = at(path.weight, from + last);
  for (let index = last - 1; index >= 0; index--) {
    const weight = at(path.weight, from + index);
    if (known === 0) {
      path.weight[from + index] = (weight * (last + 1)) / (unknown * (last - index));
      continue;
    }
    const share = (carried * (last + 1)) / ((index + 1) * known);
    path.weight[from + index] = share;
    carried = weight - (share * unknown * (last - index)) / (last + 1);
  }
  for (const values of [path.feature, path.unknown, path.known]) {
    values.copyWithin(from + taken, from + taken + 1, from + last + 1);
  }
};

/** Sum of the weights the path would have without a step. */
const sumWithout = (path: Path, span: { from: number; last: number }, left: number): number => {
  const { from, last } = span;
  const [unknown, known] = [at(path.unknown, from + left), at(path.known, from + left)];
  let [carried, total] = [at(path.weight, from + last), 0];
  for (let index = last - 1; index >= 0; index--) {
    const weight = at(path.weight, from + index);
    if (known === 0) {
      total += (weight * (last + 1)) / (unknown * (last - index));
      continue;
    }
    const share = (carried * (last + 1)) / ((index + 1) * known);
    total += share;
    carried = weight - (share * unknown * (last - index)) / (last + 1);
  }
  return total;
};

interface Visit {
  readonly node: number;
  /** Where the parent’s path starts and how many steps it has. */
  readonly from: number;
  readonly depth: number;
  readonly step: [feature: number, unknown: number, known: number];
}

export interface TreeShap {
  /** The trees’ mean answer over the training rows. */
  readonly mean: number;
  /** Adds to `amounts` what each column adds to the answer for one row; NaN is a missing value. */
  readonly addTo: (amounts: Float64Array, row: ArrayLike<number>) => void;
}

/**
 * Exact contributions of trees: path-dependent TreeSHAP (Lundberg et al. 2020, algorithm 2), as
 * `ml/valora_ml/artifact/tree_shap.py` computes them.
 */
export const createTreeShap = (tables: TreeTablesJson): TreeShap => {
  const trees = readTrees(tables);
  const roots = [...trees.roots];
  const steps = Math.max(0, ...roots.map((root) => depthBelow(trees, root))) + 2;
  // Each level of the walk has a path of its own, one step longer than its parent’s.
  const room = (steps * (steps + 1)) / 2 + steps;
  const path: Path = {
    feature: new Int32Array(room),
    unknown: new Float64Array(room),
    known: new Float64Array(room),
    weight: new Float64Array(room),
  };

  const goesLeft = (node: number, row: ArrayLike<number>): boolean => {
    const value = at(row, at(trees.feature, node));
    return Number.isNaN(value) ? at(trees.missingLeft, node) === 1 : value <= at(trees.threshold, node);
  };

  const addLeaf = (amounts: Float64Array, node: number, span: { from: number; last: number }): void => {
    for (let index = 1; index <= span.last; index++) {
      const step = span.from + index;
      const moved = at(path.known, step) - at(path.unknown, step);
      const column = at(path.feature, step);
      amounts[column] = at(amounts, column) + sumWithout(path, span, index) * moved * at(trees.value, node);
    }
  };

  const walk = (amounts: Float64Array, row: ArrayLike<number>): void => {
    const visit = ({ node, from: parent, depth, step }: Visit): void => {
      const from = parent + depth;
      for (const values of Object.values(path) as Float64Array[]) {
        values.copyWithin(from, parent, parent + depth);
      }
      extend(path, { from, depth }, step);
      if (at(trees.feature, node) < 0) {
        addLeaf(amounts, node, { from, last: depth });
        return;
      }
      const feature = at(trees.feature, node);
      const [left, right] = [at(trees.left, node), at(trees.right, node)];
      const [hot, cold] = goesLeft(node, row) ? [left, right] : [right, left];
      let [unknown, known, length] = [1, 1, depth + 1];
      const seen = path.feature.subarray(from + 1, from + length).indexOf(feature) + 1;
      if (seen > 0) {
        [unknown, known] = [at(path.unknown, from + seen), at(path.known, from + seen)];
        unwind(path, { from, last: depth }, seen);
        length -= 1;
      }
      const total = at(trees.cover, left) + at(trees.cover, right);
      const share = (child: number): number => (unknown * at(trees.cover, child)) / total;
      visit({ node: hot, from, depth: length, step: [feature, share(hot), known] });
      visit({ node: cold, from, depth: length, step: [feature, share(cold), 0] });
    };
    for (const node of roots) visit({ node, from: 0, depth: 0, step: [-1, 1, 1] });
  };

  return {
    mean: roots.reduce((sum, root) => sum + meanBelow(trees, root), 0),
    addTo: walk,
  };
};
