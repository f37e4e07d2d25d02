import type { Signal } from '@valora/contracts';

/** What a customer wants, in a word. */
export const intentWords: Record<NonNullable<Signal['intent']>, string> = {
  bug: 'bug',
  feature_request: 'request',
  question: 'question',
  praise: 'praise',
};
