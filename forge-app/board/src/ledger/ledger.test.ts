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
  it('does not judge from too few outcomes', () => {
    expect(ledgerSentence({ totals: null, count: 0 }, format)).toContain('No outcome');
    expect(ledgerSentence({ totals: null, count: 3 }, format)).toContain('too few');
  });

  it('tells what share of the promises came true', () => {
    const totals = { n: 40, ratio: 0.9, coverage80: 0.78 };
    expect(plain(ledgerSentence({ totals, count: 44 }, format))).toBe(
      'What was delivered returned 90 % of what was promised, over 40 features, and 78 % of them fell inside their 80 % interval.',
    );
  });
});
