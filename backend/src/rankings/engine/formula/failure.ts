import type { Node } from './node.js';
import { childrenOf } from './node.js';
import { printFormula } from './print.js';
import { compileProgram, evaluateOnce } from './program.js';

const valueOf = (node: Node, values: ReadonlyMap<string, number>): number =>
  evaluateOnce(compileProgram(node), values);

const reasonOf = (node: Node, values: ReadonlyMap<string, number>): string => {
  const text = printFormula(node);
  if (node.kind === 'binary' && node.operator === '/' && valueOf(node.right, values) === 0)
    return `division by zero at position ${node.at}: ${printFormula(node.right)} is 0`;
  if (node.kind === 'call' && (node.fn === 'ln' || node.fn === 'log10'))
    return `${text} at position ${node.at} needs a number above 0`;
  if (node.kind === 'call' && node.fn === 'sqrt')
    return `${text} at position ${node.at} needs a number of 0 or more`;
  return `${text} at position ${node.at} has no finite value`;
};

const literal = (value: number): Node => ({ kind: 'number', value, at: 1 });

/** The parts that were evaluated: of an `if` only the comparison and the branch taken. */
const evaluatedParts = (node: Node, values: ReadonlyMap<string, number>): readonly Node[] => {
  if (node.kind !== 'choose') return childrenOf(node);
  const compared = valueOf({ ...node, then: literal(1), otherwise: literal(0) }, values);
  const taken = compared === 1 ? [node.then] : [node.otherwise];
  return [node.left, node.right, ...(Number.isNaN(compared) ? [] : taken)];
};

/**
 * Why a formula has no value for these values: the first innermost part that fails, with its position. The branch of
 * an `if` that is not taken cannot fail. Null when nothing fails.
 */
export const failureOf = (node: Node, values: ReadonlyMap<string, number>): string | null => {
  if (!Number.isNaN(valueOf(node, values))) return null;
  for (const part of evaluatedParts(node, values)) {
    const reason = failureOf(part, values);
    if (reason !== null) return reason;
  }
  return reasonOf(node, values);
};
