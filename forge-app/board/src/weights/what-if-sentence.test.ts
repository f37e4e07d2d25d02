import type { Format } from '../format/use-format.js';
import { formatCount, formatExact } from '../format/numbers.js';
import { whatIfSentence } from './what-if-sentence.js';

const format = {
  count: (count: number, one: string, many: string) => formatCount(count, [one, many], 'en'),
  exact: (value: number) => formatExact(value, 'en'),
} as Format;
const say = (moved: number, entering: number, unscored: number) =>
  whatIfSentence({ moved, entering, unscored, unscoredNow: 84 }, format).replaceAll('\u00A0', ' ');

describe('whatIfSentence', () => {
  it('counts moves, new ones in the top ten, and who would lose a rank or get one', () => {
    expect(say(0, 0, 84)).toBe('Nothing would move.');
    expect(say(12, 3, 84)).toBe('12 features would move, 3 of them into the top ten.');
    expect(say(12, 0, 90)).toBe(
      '12 features would move, none of them into the top ten; 6 would lose their rank for want of inputs.',
    );
    expect(say(12, 1, 80)).toBe(
      '12 features would move, 1 of them into the top ten; 4 more would be ranked.',
    );
  });

  it('says it plainly where the settings could rank nothing', () => {
    expect(say(71, 0, 155)).toBe('71 features would lose their rank for want of inputs.');
    expect(say(1, 0, 85)).toBe('1 feature would lose its rank for want of inputs.');
  });
});
