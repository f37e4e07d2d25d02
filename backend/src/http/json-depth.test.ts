import fc from 'fast-check';
import { nestsDeeperThan } from './json-depth.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value as object).map(depthOf))
    : 0;

describe('B8: nestsDeeperThan', () => {
  it('is right about every JSON, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat({ max: 8 }), (value, levels) => {
        const json = bytes(JSON.stringify(value, null, levels % 2));
        expect(nestsDeeperThan(json, levels)).toBe(depthOf(value) > levels);
      }),
    );
  });

  it.each([
    ['"[[[[[["', false],
    ['{"a\\"[[[": "\\\\"}', false],
    ['[[[', true],
    ['[[]][[]]', false],
    [']]]][[', false],
    ['', false],
  ])('%s', (text, deeper) => {
    expect(nestsDeeperThan(bytes(text), 2)).toBe(deeper);
  });
});
