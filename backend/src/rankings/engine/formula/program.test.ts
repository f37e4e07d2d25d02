import fc from 'fast-check';
import { failureOf } from './failure.js';
import type { Node } from './node.js';
import { parseFormula } from './parse.js';
import { compileProgram, evaluateOnce } from './program.js';
import { termsOf } from './terms.js';
import { unknownNames } from './unknown-names.js';

const node = (text: string): Node => {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.node;
};
const columns = (...rows: number[][]) => rows.map((row) => Float64Array.from(row));

describe('a program', () => {
  it('runs over columns, again and again, for any length', () => {
    const program = compileProgram(node('a + b * 2'));
    expect([...program.run(columns([1], [2]), 1).subarray(0, 1)]).toEqual([5]);
    expect([...program.run(columns([1, 2, 3], [1, 1, 1]), 3).subarray(0, 3)]).toEqual([3, 4, 5]);
    expect([...program.run(columns([9], [0]), 1).subarray(0, 1)]).toEqual([9]);
  });

  it('gives each row the value it has alone', () => {
    const text = 'if(a > b, a / b, sqrt(a) - max(b, a ^ 2, 1)) + ln(b)';
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 20 }), (rows) => {
        const program = compileProgram(node(text));
        const all = program
          .run(
            columns(
              rows.map(([a]) => a),
              rows.map(([, b]) => b),
            ),
            rows.length,
          )
          .slice(0, rows.length);
        rows.forEach(([a, b], index) => {
          const alone = evaluateOnce(
            compileProgram(node(text)),
            new Map([
              ['a', a],
              ['b', b],
            ]),
          );
          expect(all[index]).toBe(alone);
        });
      }),
    );
  });

  it.each([
    '1 / x',
    'min(5, 1 / x)',
    '(0 / x) ^ 0',
    'if(1 / x > 3, 1, 2)',
    '1 / exp(1e6 + x)',
    'ln(x)',
    'abs(sqrt(x - 1))',
  ])('%s has no value at x = 0', (text) => {
    expect(evaluateOnce(compileProgram(node(text)), new Map([['x', 0]]))).toBeNaN();
  });

  it('has no value where a name has none', () => {
    expect(evaluateOnce(compileProgram(node('x * 0')), new Map())).toBeNaN();
  });
});

describe('a failure', () => {
  it.each([
    ['reach / (effort - 2)', 'division by zero at position 7: effort - 2 is 0'],
    ['5 + ln(effort - 2)', 'ln(effort - 2) at position 5 needs a number above 0'],
    ['sqrt(-effort)', 'sqrt(-effort) at position 1 needs a number of 0 or more'],
    ['if(effort > 1, 1 / (effort - 2), 1 / 0)', 'division by zero at position 18: effort - 2 is 0'],
    ['exp(effort * 1000)', 'exp(effort * 1000) at position 1 has no finite value'],
    ['10 ^ (effort * 200)', '10 ^ (effort * 200) at position 4 has no finite value'],
  ])('of %s says: %s', (text, reason) => {
    expect(
      failureOf(
        node(text),
        new Map([
          ['effort', 2],
          ['reach', 1],
        ]),
      ),
    ).toBe(reason);
  });

  it('is null where the value is finite', () => {
    expect(failureOf(node('if(x > 1, 1 / 0, 3)'), new Map([['x', 0]]))).toBeNull();
  });
});

it('the signed terms of a formula add up to it', () => {
  const text = 'a - (b - a * 2) + -(a + b) - 3';
  const values = new Map([
    ['a', 7],
    ['b', 0.5],
  ]);
  const sum = termsOf(node(text)).reduce(
    (total, { sign, node: term }) => total + sign * evaluateOnce(compileProgram(term), values),
    0,
  );
  expect(termsOf(node(text))).toHaveLength(6);
  expect(sum).toBeCloseTo(evaluateOnce(compileProgram(node(text)), values), 12);
});

it('unknown names are each reported once, with the nearest known one', () => {
  const problems = unknownNames(node('reech * Impact + nothing + reech'), ['reach', 'impact']);
  expect(problems).toEqual([
    { position: 1, message: '“reech” is no known input: did you mean “reach”?' },
    { position: 9, message: '“Impact” is no known input: did you mean “impact”?' },
    { position: 18, message: '“nothing” is no known input: add it as an input first, or correct the name' },
  ]);
});
