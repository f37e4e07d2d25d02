import type { api, GivenBody, Signal } from '@valora/contracts';

/** A new signal as a form holds it; empty means not said. */
export interface SignalDraft {
  readonly text: string;
  readonly companyName: string;
  readonly author: string;
  readonly permalink: string;
  readonly source: Signal['source'];
  readonly sentiment: NonNullable<Signal['sentiment']> | '';
  readonly urgency: NonNullable<Signal['urgency']> | '';
  readonly intent: NonNullable<Signal['intent']> | '';
}

export const blankSignal: SignalDraft = {
  text: '',
  companyName: '',
  author: '',
  permalink: '',
  source: 'interview',
  sentiment: '',
  urgency: '',
  intent: '',
};

const lineOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const choiceOrNull = <T extends string>(choice: T | ''): T | null => (choice === '' ? null : choice);

export const toSignalBody = (draft: SignalDraft): GivenBody<typeof api.signals.record> => ({
  text: draft.text,
  source: draft.source,
  companyName: lineOrNull(draft.companyName),
  author: lineOrNull(draft.author),
  permalink: lineOrNull(draft.permalink),
  sentiment: choiceOrNull(draft.sentiment),
  urgency: choiceOrNull(draft.urgency),
  intent: choiceOrNull(draft.intent),
});
