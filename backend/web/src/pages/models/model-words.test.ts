import type { Format } from '@valora/board';
import type { HeldOutResult } from '@valora/contracts';
import {
  canBecomeChampion,
  causeWords,
  heldOutWords,
  progressLabel,
  progressPercent,
  runWord,
} from './model-words.js';

const format = {
  locale: 'en',
  exact: String,
  count: (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`,
} as unknown as Format;

describe('a training in words', () => {
  it('is told by its result, or by its state while there is none', () => {
    expect(runWord({ state: 'running', result: null }).label).toBe('Running');
    expect(runWord({ state: 'done', result: 'kept' }).label).toBe('No change');
    expect(runWord({ state: 'failed', result: 'failed' }).tone).toBe('danger');
  });

  it('shows how far it is only once it began', () => {
    expect(progressPercent({ state: 'queued', share: 0 })).toBeNull();
    expect(progressPercent({ state: 'running', share: 0.416 })).toBe(42);
    expect(progressLabel({ state: 'queued', step: null })).toContain('waits');
    expect(progressLabel({ state: 'running', step: 'fitting trees' })).toBe('Training: fitting trees');
  });

  it('says why it took place', () => {
    expect(causeWords({ cause: 'asked', askedBy: 'Mara' })).toBe('asked for by Mara');
    expect(causeWords({ cause: 'drift', askedBy: 'Valora' })).not.toContain('Valora');
  });
});

describe('a model in words', () => {
  it('shows the contest on outcomes nobody had seen', () => {
    const heldOut: HeldOutResult = {
      n: 18,
      loss: 'ln(person-days)',
      challenger: Math.log(1.5),
      champion: Math.log(1.7),
      naive: Math.log(1.9),
      coverage80: 0.8,
      championCoverage80: 0.8,
      evidence: 1,
      needed: 50,
    };
    expect(heldOutWords(heldOut, format)).toBe(
      'On 18 outcomes that were held back it was off by ×1.50, what spoke that day by ×1.70, earlier outcomes alone by ×1.90.',
    );
  });

  it('may become champion unless it is one or cannot be used', () => {
    const states = ['champion', 'challenger', 'retired', 'failed'] as const;
    expect(states.filter((state) => canBecomeChampion({ state }))).toEqual(['challenger', 'retired']);
  });
});
