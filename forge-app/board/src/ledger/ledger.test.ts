import type { LedgerEntry } from '@valora/contracts';
import type { Format } from '../format/use-format.js';
import * as numbers from '../format/numbers.js';
import { ledgerSentence } from './ledger-sentence.js';
import { outcomeSentence } from './outcome-sentence.js';

const format = {
  roi: (ratio: number) => numbers.formatRoi(ratio, 'en'),
  roiRange: (range: { p10: number; p90: number }) => numbers.formatRoiRange(range, 'en'),
  probability: (value: number) => numbers.formatProbability(value, 'en'),
  days: (value: number) => numbers.formatDays(value, 'en'),
  money: (amount: number, currency: string) => numbers.formatMoney(amount, currency, 'en'),
  count: (count: number, one: string, many: string) => numbers.formatCount(count, [one, many], 'en'),
  day: (day: string) => day,
} as Format;
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

const entry = (part: Partial<LedgerEntry>, outcome: Partial<LedgerEntry['outcome']> = {}): LedgerEntry => ({
  outcome: {
    featureId: 'f',
    actualEffortDays: null,
    releasedOn: null,
    realisedValue: null,
    currency: 'EUR',
    note: null,
    source: 'human',
    actor: null,
    recordedAt: '',
    version: 1,
    ...outcome,
  },
  key: 'K-1',
  title: 'T',
  isSample: false,
  promised: null,
  realisedRoi: null,
  ...part,
});
const promised = {
  roi: { mean: 1, p10: -0.5, p50: 1, p90: 2, pLoss: 0.2 },
  effortDays: { mean: 10, p10: 5, p50: 9, p90: 20 },
  valueMean: 1,
  predictedAt: '',
  modelVersion: '',
};

describe('outcomeSentence', () => {
  it('holds the realised return against the promise and its interval', () => {
    const hit = entry({ promised, realisedRoi: 0.4 }, { actualEffortDays: 12, releasedOn: '2026-02-01' });
    expect(plain(outcomeSentence(hit, format))).toBe(
      'It returned +40 % where +100 % was promised, inside the 80 % interval (\u221250 % to +200 %). It took 12 days where 10 days were predicted. Released 2026-02-01.',
    );
    expect(outcomeSentence(entry({ promised, realisedRoi: -0.9 }), format)).toContain('below the 80');
    expect(outcomeSentence(entry({ promised, realisedRoi: 3 }), format)).toContain('above the 80');
  });

  it('says only what is known', () => {
    expect(plain(outcomeSentence(entry({}, { realisedValue: 0 }), format))).toBe('It brought €0.');
    expect(outcomeSentence(entry({ realisedRoi: 1 }), format)).toContain('nothing was promised');
  });
});

describe('ledgerSentence', () => {
  const totals = { n: 40, promised: 1_000_000, realised: 620_000, ratio: 1.61, coverage80: 0.78 };
  const known = { currency: 'EUR', outcomes: 44, promisedAgainstRealised: totals };

  it('does not judge from too few outcomes', () => {
    const none = { ...known, promisedAgainstRealised: null };
    expect(ledgerSentence({ ...none, outcomes: 0 }, format)).toContain('No outcome');
    expect(plain(ledgerSentence({ ...none, outcomes: 1 }, format))).toMatch(
      /^1 outcome is recorded; .* too few/,
    );
  });

  it('tells in money what the promises came to', () => {
    expect(plain(ledgerSentence(known, format))).toBe(
      '40 delivered features returned €620K where €1M was promised (62 %), and 78 % of them landed inside the 80 % interval they were given.',
    );
  });

  it('gives no share of what was not promised or was lost', () => {
    const sentence = (part: Partial<typeof totals>) =>
      plain(
        ledgerSentence(
          { ...known, promisedAgainstRealised: { ...totals, coverage80: null, ...part } },
          format,
        ),
      );
    expect(sentence({ promised: 0 })).toBe('40 delivered features returned €620K where €0 was promised.');
    expect(sentence({ realised: -20_000 })).toBe(
      '40 delivered features returned \u2212€20K where €1M was promised.',
    );
  });
});
