import fc from 'fast-check';
import type { Node } from './node.js';
import { functionArity } from './node.js';
import { formulaLimits, parseFormula } from './parse.js';
import { printFormula } from './print.js';
import { compileProgram, evaluateOnce } from './program.js';

const parsed = (text: string): Node => {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem.position} ${result.problem.message}`);
  return result.node;
};
const valueOf = (text: string, values: Record<string, number> = {}): number =>
  evaluateOnce(compileProgram(parsed(text)), new Map(Object.entries(values)));
const problemOf = (text: string) => {
  const result = parseFormula(text);
  return result.ok ? null : result.problem;
};

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 - 4 - 2', 2],
    ['16 / 4 / 2', 2],
    ['-2 ^ 2', -4],
    ['2 ^ 3 ^ 2', 512],
    ['2 ^ -1', 0.5],
    ['--3', 3],
    ['1e3 + .5 + 2.', 1002.5],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['abs(-2) + sqrt(16) + ln(exp(1)) + log10(1000)', 10],
    ['if(2 > 1, 10, 20) + if(2 <= 1, 1, 2)', 12],
    ['if(1 == 1, if(1 != 1, 1, 2), 3)', 2],
    ['6 × 2 ÷ 4 − 1', 2],
    ['if(1 ≥ 1, 5, 6)', 5],
    ['if(1 > 0, 7, 1 / 0)', 7],
  ])('%s is %d', (text, expected) => {
    expect(valueOf(text)).toBeCloseTo(expected, 12);
  });

  it('reads names', () => {
    expect(valueOf('reach * impact / effort', { reach: 100, impact: 2, effort: 4 })).toBe(50);
  });

  it.each([
    ['', 1, 'too early'],
    ['reach +', 8, 'too early'],
    ['reach impact', 7, 'operator'],
    ['(reach', 7, 'close'],
    ['reach)', 6, 'closes nothing'],
    ['reach > 3', 7, 'if('],
    ['if(reach, 1, 2)', 9, 'comparison'],
    ['if(reach > 1, 2)', 16, 'else'],
    ['reach = 3', 7, '=='],
    ['foo(1)', 1, 'use one of'],
    ['constructor(1)', 1, 'use one of'],
    ['min(1)', 1, '2 to 20'],
    ['sqrt(1, 2)', 1, 'takes 1'],
    ['reach; 2', 6, 'comma'],
    ['20%', 3, '0.2'],
    ['1, 2', 2, 'point'],
    ['reach # 2', 7, 'remove it'],
    ['1e999', 1, 'too large'],
    ['💡', 1, 'not understood'],
  ])('%j is refused at %d with advice', (text, position, advice) => {
    const problem = problemOf(text);
    expect(problem?.position).toBe(position);
    expect(problem?.message).toContain(advice);
  });

  it('is refused when too long, too deep or reading too much', () => {
    expect(problemOf(`1${' '.repeat(formulaLimits.characters)}`)?.message).toContain('shorten');
    expect(problemOf(`${'('.repeat(200)}1${')'.repeat(200)}`)?.message).toContain('deep');
    expect(problemOf(`${'-'.repeat(500)}1`)?.message).toContain('deep');
    expect(problemOf(`1${'^1'.repeat(500)}`)?.message).toContain('deep');
    const names = Array.from({ length: formulaLimits.names + 1 }, (_, index) => `a${index}`);
    expect(problemOf(names.join('+'))?.message).toContain('inputs');
    expect(problemOf(names.slice(1).join('+'))).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '^',
      '<',
      'if(',
      'min(',
      'a',
      '1',
      ' ',
      '=',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const result = parseFormula(text);
          if (!result.ok) expect(result.problem.position).toBeGreaterThan(0);
        },
      ),
    );
  });
});

const leaf: fc.Arbitrary<Node> = fc.oneof(
  fc
    .double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true })
    .map((value): Node => ({ kind: 'number', value: Object.is(value, -0) ? 0 : value, at: 1 })),
  fc.constantFrom('reach', 'impact', 'own_1').map((name): Node => ({ kind: 'name', name, at: 1 })),
);
const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    tie('tree').map((of): Node => ({ kind: 'negate', of, at: 1 })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '^'), tie('tree'), tie('tree'))
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, at: 1 }) as Node),
    fc
      .tuple(fc.constantFrom('min', 'max'), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
      .map(([fn, args]): Node => ({ kind: 'call', fn, args, at: 1 }) as Node),
    fc
      .tuple(fc.constantFrom('abs', 'sqrt', 'ln', 'exp'), tie('tree'))
      .map(([fn, arg]): Node => ({ kind: 'call', fn, args: [arg], at: 1 }) as Node),
    fc
      .tuple(fc.constantFrom('<', '>=', '=='), tie('tree'), tie('tree'), tie('tree'), tie('tree'))
      .map(
        ([operator, left, right, then, otherwise]): Node =>
          ({ kind: 'choose', operator, left, right, then, otherwise, at: 1 }) as Node,
      ),
  ),
}));
const withoutPositions = (node: Node): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'at' ? undefined : value)));

it('printing and parsing a formula gives it back', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const text = printFormula(node);
      fc.pre(text.length <= formulaLimits.characters);
      expect(withoutPositions(parsed(text))).toEqual(withoutPositions(node));
    }),
  );
});

it('every function is known to the parser', () => {
  for (const [name, [least]] of Object.entries(functionArity))
    expect(problemOf(`${name}(${Array.from({ length: least }, () => '1').join(',')})`)).toBeNull();
});
