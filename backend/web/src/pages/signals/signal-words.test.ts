import { signalsMessage, speakerOf, traitsOf } from './signal-words.js';

describe('traitsOf', () => {
  it('shows what was said and stays silent about the rest', () => {
    expect(traitsOf({ intent: null, sentiment: null, urgency: null })).toEqual([]);
    expect(traitsOf({ intent: 'question', sentiment: 'neutral', urgency: 'normal' })).toEqual([
      { label: 'question', tone: 'neutral' },
    ]);
    expect(
      traitsOf({ intent: 'bug', sentiment: 'negative', urgency: 'high' }).map(({ label }) => label),
    ).toEqual(['bug', 'unhappy', 'urgent']);
  });
});

describe('speakerOf', () => {
  it('names whom it can', () => {
    const company = { id: 'c', name: 'Nordlicht' };
    expect(speakerOf({ company, author: 'Mira' })).toBe('Mira, Nordlicht');
    expect(speakerOf({ company, author: null })).toBe('Nordlicht');
    expect(speakerOf({ company: null, author: 'Mira' })).toBe('Mira');
    expect(speakerOf({ company: null, author: null })).toBe('Nobody named');
  });
});

describe('signalsMessage', () => {
  it('counts words and those who said them', () => {
    expect(signalsMessage({ signals: 1, companies: 1 })).toMatch(/^1 signal from 1 company;/);
    expect(signalsMessage({ signals: 1400, companies: 41 })).toMatch(/^1,400 signals from 41 companies;/);
    expect(signalsMessage({ signals: 0, companies: 0 })).toMatch(/^Nobody’s words/);
  });
});
