import type { Node } from './node.js';
import { namesIn } from './node.js';
import type { Column, Step } from './steps.js';
import { anchorStep, binarySteps, chooseStep, functionSteps, single } from './steps.js';

/**
 * A formula made ready to run over columns: one row per feature, per draw or per coalition. The same program scores,
 * explains and draws, so the three cannot disagree.
 */
export interface Program {
  /** Names the program reads; `run` takes the columns in this order. */
  readonly names: readonly string[];
  /** The result is valid until the next run. A row without a finite value is NaN. */
  readonly run: (columns: readonly Column[], length: number) => Column;
}

interface Machine {
  columns: readonly Column[];
  stack: Column[];
  width: number;
}

/** Gives the stack one more column, at least `length` rows wide. */
const push = (machine: Machine, height: number): Column => {
  const column = machine.stack[height] ?? new Float64Array(machine.width);
  machine.stack[height] = column;
  return column;
};

const widen = (machine: Machine, length: number): void => {
  if (length <= machine.width) return;
  machine.width = length;
  machine.stack = [];
};

const compile = (node: Node, names: readonly string[], machine: Machine): readonly Step[] => {
  const of = (child: Node): readonly Step[] => compile(child, names, machine);
  switch (node.kind) {
    case 'number':
      return [(_, height, length) => (push(machine, height).fill(node.value, 0, length), height + 1)];
    case 'name': {
      const column = names.indexOf(node.name);
      return [
        (_, height, length) => {
          const from = machine.columns[column]!;
          const to = push(machine, height);
          for (let row = 0; row < length; row += 1) to[row] = from[row]!;
          return height + 1;
        },
      ];
    }
    case 'negate':
      return [...of(node.of), single((a) => -a)];
    case 'anchored':
      return [...of(node.of), anchorStep(node.anchors)];
    case 'binary':
      return [...of(node.left), ...of(node.right), binarySteps[node.operator]];
    case 'call':
      return node.args.flatMap((arg, index) =>
        index === 0 && node.args.length > 1 ? of(arg) : [...of(arg), functionSteps[node.fn]],
      );
    case 'choose':
      return [
        ...of(node.left),
        ...of(node.right),
        ...of(node.then),
        ...of(node.otherwise),
        chooseStep(node.operator),
      ];
  }
};

/** Tree → program. Not re-entrant: a program owns its scratch columns. */
export const compileProgram = (node: Node): Program => {
  const names = namesIn(node);
  const machine: Machine = { columns: [], stack: [], width: 0 };
  const steps = compile(node, names, machine);
  return {
    names,
    run: (columns, length) => {
      widen(machine, length);
      machine.columns = columns;
      let height = 0;
      for (const step of steps) height = step(machine.stack, height, length);
      return machine.stack[0]!;
    },
  };
};

/** One row: the value of the formula for these values, NaN where it has none. */
export const evaluateOnce = (program: Program, values: ReadonlyMap<string, number>): number => {
  const columns = program.names.map((name) => Float64Array.of(values.get(name) ?? Number.NaN));
  return program.run(columns, 1)[0]!;
};
