import type { Node } from './node.js';

// The grammar's levels: what stands at a looser level than its place asks for needs parentheses.
const level = { sum: 1, product: 2, sign: 3, power: 4, operand: 5 } as const;

const levelOf = (node: Node): number => {
  if (node.kind === 'negate') return level.sign;
  if (node.kind !== 'binary') return level.operand;
  if (node.operator === '^') return level.power;
  return node.operator === '+' || node.operator === '-' ? level.sum : level.product;
};

const number = (value: number): string => (Number.isInteger(value) ? value.toFixed(0) : `${value}`);

const at = (node: Node, least: number): string => {
  const text = printFormula(node);
  return levelOf(node) < least ? `(${text})` : text;
};

/** Tree → text with the fewest parentheses; parsing the text gives the same tree. */
export const printFormula = (node: Node): string => {
  switch (node.kind) {
    case 'number':
      return number(node.value);
    case 'name':
      return node.name;
    case 'negate':
      return `-${at(node.of, level.sign)}`;
    case 'binary': {
      const own = levelOf(node);
      return node.operator === '^'
        ? `${at(node.left, level.operand)} ^ ${at(node.right, level.sign)}`
        : `${at(node.left, own)} ${node.operator} ${at(node.right, own + 1)}`;
    }
    case 'call':
      return `${node.fn}(${node.args.map(printFormula).join(', ')})`;
    case 'choose':
      return `if(${printFormula(node.left)} ${node.operator} ${printFormula(node.right)}, ${printFormula(node.then)}, ${printFormula(node.otherwise)})`;
    case 'anchored':
      return printFormula(node.of);
  }
};
