import type { Contribution } from '@valora/contracts';
import { compileProgram } from './formula/program.js';
import type { Program } from './formula/program.js';
import { termsOf } from './formula/terms.js';
import type { Quantity } from './quantities.js';
import type { Scorer } from './scorer.js';
import { settle } from './settle.js';
import type { CoalitionPlan } from './shapley.js';
import { coalitionPlan } from './shapley.js';

interface ExplainedTerm {
  readonly sign: 1 | -1;
  readonly program: Program;
  readonly plan: CoalitionPlan;
  readonly columns: readonly Float64Array[];
}

export interface ExplainRequest {
  readonly score: number;
  /** By variable: what the feature has. */
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** By variable: what the fixed reference has. */
  readonly reference: (variable: string) => number;
}

/** Amounts of this size still add up within 1e-6 in 64-bit floats. */
const addable = 1e9;
/** Differences of larger amounts, and sums of a few of them, could overflow. */
const largest = 1e300;

/**
 * Contributions to a score, the baseline first, adding up to it within 1e-6.
 *
 * Shapley values of the score against the fixed reference (Lundberg & Lee 2017, "baseline Shapley"): a coalition's
 * value is the score with its members at the feature's values and the others at the reference. The value of a sum is
 * shared term by term, which is exact and keeps the enumeration small. A coalition for which the formula has no finite
 * value counts as nobody present, a reference without one as 0, and a value beyond ±1e9 (or the score's own size) as
 * that limit: parts that large could no longer be added up. The sum holds all the same.
 */
export const explainerFor = (scorer: Scorer): ((request: ExplainRequest) => readonly Contribution[]) => {
  const terms = termsOf(scorer.explained).map(({ sign, node }): ExplainedTerm => {
    const program = compileProgram(node);
    const plan = coalitionPlan(program.names.length);
    return { sign, program, plan, columns: program.names.map(() => new Float64Array(plan.rows)) };
  });
  return ({ score, quantities, reference }) => {
    let baseline = 0;
    const amounts = new Map<string, number>();
    for (const term of terms) {
      const { nobody, shares } = shareTerm(term, quantities, reference);
      baseline += term.sign * nobody;
      term.program.names.forEach((variable, player) =>
        amounts.set(variable, (amounts.get(variable) ?? 0) + term.sign * shares[player]!),
      );
    }
    return named({ baseline, amounts, quantities, score });
  };
};

const shareTerm = (
  { program, plan, columns }: ExplainedTerm,
  quantities: ReadonlyMap<string, Quantity>,
  reference: (variable: string) => number,
): { readonly nobody: number; readonly shares: Float64Array } => {
  program.names.forEach((variable, player) => {
    const own = quantities.get(variable)?.value ?? Number.NaN;
    const fixed = reference(variable);
    const present = plan.present[player]!;
    const column = columns[player]!;
    for (let row = 0; row < plan.rows; row += 1) column[row] = present[row] === 1 ? own : fixed;
  });
  const values = program.run(columns, plan.rows);
  const nobody = Number.isNaN(values[0]!) ? 0 : values[0]!;
  const limit = Math.min(largest, Math.max(addable, Math.abs(nobody), Math.abs(values[plan.rows - 1]!)));
  for (let row = 0; row < plan.rows; row += 1) {
    const value = Number.isNaN(values[row]!) ? nobody : values[row]!;
    values[row] = Math.min(limit, Math.max(-limit, value));
  }
  return { nobody: values[0]!, shares: plan.shares(values) };
};

interface NamedParts {
  readonly baseline: number;
  readonly amounts: ReadonlyMap<string, number>;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly score: number;
}

const named = ({ baseline, amounts, quantities, score }: NamedParts): readonly Contribution[] => {
  const settled = settle([baseline, ...amounts.values()], score);
  const parts: Contribution[] = [
    { name: 'baseline', amount: settled[0]!, source: 'reference', asOf: null, actor: null },
  ];
  [...amounts.keys()].forEach((variable, index) => {
    const { name, source, asOf, actor } = quantities.get(variable)!;
    parts.push({ name, amount: settled[index + 1]!, source, asOf, actor });
  });
  return parts;
};
