import { parseSignalLine } from './parse-signal-line.js';
import type { SignalLine } from './texts.js';

describe('parseSignalLine', () => {
  it('reads a plain line as a request that nobody judged', () => {
    expect(parseSignalLine('pike slack: one word: kit')).toEqual({
      company: 'pike',
      source: 'slack',
      speaker: null,
      intent: 'feature_request',
      sentiment: null,
      urgency: null,
      saysAgain: false,
      afterRelease: false,
      text: 'one word: kit',
    });
  });

  it('reads intent, speaker and marks', () => {
    expect(parseSignalLine('orchard-gate email bug @2-!=>: It broke again.')).toMatchObject({
      company: 'orchard-gate',
      intent: 'bug',
      speaker: 2,
      sentiment: 'negative',
      urgency: 'high',
      saysAgain: true,
      afterRelease: true,
    });
    expect(parseSignalLine('pike slack praise +: lovely')).toMatchObject({
      sentiment: 'positive',
      afterRelease: true,
    });
  });

  it.each(['pike slack', 'pike fax: beep', 'pike slack ?: hm', 'pike slack: ', 'pike slack @3: who'])(
    'refuses %j',
    (line) => {
      expect(() => parseSignalLine(line as SignalLine)).toThrow('Not a signal line');
    },
  );
});
