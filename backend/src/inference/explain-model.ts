import type { ArtifactExplanation, ExplanationMember, ModelContributions } from '@valora/contracts';
import { createTreeShap } from './tree-shap.js';

/** The graph’s input `numbers` and its outputs for one row, by name. */
export type RowTensors = Readonly<Record<string, ArrayLike<number>>>;

export interface Explainer {
  /** Entries that sum to the explained output on the link scale. */
  readonly explain: (tensors: RowTensors) => ModelContributions;
}

type Add = (name: string, amount: number) => void;
type Share = (tensors: RowTensors, add: Add) => void;

const tensorOf = (tensors: RowTensors, name: string): ArrayLike<number> => {
  const tensor = tensors[name];
  if (!tensor) throw new RangeError(`The explanation reads ${name}, which the graph does not give`);
  return tensor;
};

const shareOfTrees = (member: ExplanationMember & { kind: 'trees' }): Share => {
  const shap = createTreeShap(member.trees);
  return (tensors, add) => {
    const amounts = new Float64Array(member.names.length);
    shap.addTo(amounts, tensorOf(tensors, member.reads));
    add('base', shap.mean + member.base);
    for (const [column, name] of member.names.entries()) add(name, amounts[column] ?? 0);
  };
};

const shareOfLine =
  (member: ExplanationMember & { kind: 'linear' }): Share =>
  (tensors, add) => {
    const row = tensorOf(tensors, member.reads);
    const limit = member.limit ?? Infinity;
    for (const [column, name] of member.names.entries()) {
      const [fill = 0, center = 0, scale = 1] = [
        member.fill[column],
        member.center[column],
        member.scale[column],
      ];
      const value = row[column] ?? NaN;
      const scaled = ((Number.isNaN(value) ? fill : value) - center) / scale;
      add(name, Math.min(limit, Math.max(-limit, scaled)) * (member.coefficients[column] ?? 0));
    }
  };

const shareOf = (member: ExplanationMember): Share => {
  switch (member.kind) {
    case 'trees':
      return shareOfTrees(member);
    case 'linear':
      return shareOfLine(member);
    case 'graph':
      return (tensors, add) => {
        const amount = tensorOf(tensors, member.output)[member.index] ?? NaN;
        add(member.name, amount * member.weight);
      };
  }
};

/** Straight lines through the knots, flat outside of them. */
const interpolate = ({ x, y }: { x: readonly number[]; y: readonly number[] }, value: number): number => {
  const above = x.findIndex((knot) => knot > value);
  if (above === 0) return y[0] ?? NaN;
  if (above < 0) return y[y.length - 1] ?? NaN;
  const [x0 = NaN, x1 = NaN, y0 = NaN, y1 = NaN] = [x[above - 1], x[above], y[above - 1], y[above]];
  return y0 + ((y1 - y0) * (value - x0)) / (x1 - x0);
};

/** What a prediction consists of, exactly as `ml/valora_ml/artifact/explanation.py` computes it. */
export const createExplainer = (explanation: ArtifactExplanation): Explainer => {
  const shares = explanation.members.map(shareOf);
  return {
    explain: (tensors) => {
      const amounts = new Map([['base', explanation.base]]);
      const add: Add = (name, amount) => amounts.set(name, (amounts.get(name) ?? 0) + amount);
      for (const share of shares) share(tensors, add);
      if (explanation.calibration) {
        const raw = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
        add('calibration', interpolate(explanation.calibration, raw) - raw);
      }
      return {
        link: explanation.link,
        entries: [...amounts].map(([name, amount]) => ({ name, amount })),
      };
    },
  };
};
