import { readArguments, usageOf } from './read-arguments.js';

const names = ['list', 'start', 'ranking'] as const;

describe('readArguments', () => {
  it('runs everything and writes the report when nothing is said', () => {
    expect(readArguments([], names)).toEqual({ names, quick: false, writes: true });
  });

  it('runs what is asked for, in the usual order, and leaves the report alone', () => {
    expect(readArguments(['--only', 'ranking', '--only', 'list'], names)).toEqual({
      names: ['list', 'ranking'],
      quick: false,
      writes: false,
    });
    expect(readArguments(['--quick'], names).writes).toBe(false);
  });

  it('says what there is', () => {
    expect(() => readArguments(['--only', 'lists'], names)).toThrow(
      'There is no “lists”; choose out of list, start, ranking.',
    );
    expect(() => readArguments(['--onyl', 'list'], names)).toThrow(/onyl/);
    expect(usageOf(names)).toContain('list, start, ranking');
  });
});
