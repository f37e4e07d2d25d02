import type { Framework } from '@valora/contracts';
import type { BinaryOperator, Node } from './formula/node.js';
import { variables } from './variables.js';

type Preset = Exclude<Framework, 'weighted' | 'formula'>;

const name = (text: string): Node => ({ kind: 'name', name: text, at: 1 });
const number = (value: number): Node => ({ kind: 'number', value, at: 1 });
const chain =
  (operator: BinaryOperator) =>
  (first: Node, ...rest: readonly Node[]): Node =>
    rest.reduce<Node>((left, right) => ({ kind: 'binary', operator, left, right, at: 1 }), first);
const plus = chain('+');
const minus = chain('-');
const times = chain('*');
const over = chain('/');

/**
 * The frameworks as their authors define them: RICE (Intercom), ICE (Sean Ellis), WSJF (SAFe: cost of delay / job
 * size), opportunity (after Ulwick, in product form). Values are checked against the scales where they enter.
 */
export const presets: Readonly<Record<Preset, Node>> = {
  roi: name(variables.predictedRoi),
  rice: over(times(name('reach'), name('impact'), name('confidence')), name('effort')),
  ice: times(name('iceImpact'), name('iceConfidence'), name('iceEase')),
  wsjf: over(plus(name('businessValue'), name('timeCriticality'), name('riskReduction')), name('jobSize')),
  opportunity: times(name('importance'), minus(number(1), name('satisfaction'))),
  value_effort: over(name('value'), name(variables.givenEffortDays)),
};

/** Predicted ROI in whole percent by what it is made of; its value equals `predictedRoi`. */
export const explainedRoi: Node = times(
  number(100),
  minus(
    over(name(variables.predictedValue), times(name(variables.netEffortDays), name(variables.dayRate))),
    number(1),
  ),
);
