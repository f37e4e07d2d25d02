/** The functions a formula may call, with how many arguments each takes. */
export const functionArity = {
  min: [2, 20],
  max: [2, 20],
  abs: [1, 1],
  sqrt: [1, 1],
  ln: [1, 1],
  log10: [1, 1],
  exp: [1, 1],
} as const satisfies Record<string, readonly [number, number]>;
export type FunctionName = keyof typeof functionArity;

export type BinaryOperator = '+' | '-' | '*' | '/' | '^';
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** `at` is the position in the text, from 1, that a message about the node points to. */
export type Node =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'negate'; readonly of: Node; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Node;
      readonly right: Node;
      readonly at: number;
    }
  | { readonly kind: 'call'; readonly fn: FunctionName; readonly args: readonly Node[]; readonly at: number }
  | {
      readonly kind: 'choose';
      readonly operator: ComparisonOperator;
      readonly left: Node;
      readonly right: Node;
      readonly then: Node;
      readonly otherwise: Node;
      readonly at: number;
    }
  /** Made by the weighted framework only; has no spelling in the formula language. */
  | { readonly kind: 'anchored'; readonly anchors: Anchors; readonly of: Node; readonly at: number };

/** Where a criterion scores 0 and where 100; `high` may be below `low` where less is better. */
export interface Anchors {
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
}

export const childrenOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
    case 'anchored':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    case 'choose':
      return [node.left, node.right, node.then, node.otherwise];
  }
};

/** Every name the node reads, each once, in the order of first use. */
export const namesIn = (node: Node): readonly string[] => {
  const names = new Set<string>();
  const visit = (at: Node): void => {
    if (at.kind === 'name') names.add(at.name);
    childrenOf(at).forEach(visit);
  };
  visit(node);
  return [...names];
};
