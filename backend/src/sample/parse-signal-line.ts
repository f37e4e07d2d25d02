import type { SignalLine } from './texts.js';

export type SampleSource = 'slack' | 'github' | 'email' | 'interview' | 'support';
type Intent = 'bug' | 'feature_request' | 'question' | 'praise';

export interface SpokenSignal {
  readonly company: string;
  readonly source: SampleSource;
  /** Which of the company’s contacts spoke, from 1; null where the line leaves it open. */
  readonly speaker: number | null;
  readonly intent: Intent;
  /** Null where nobody judged it, as with most signals of a real team. */
  readonly sentiment: 'negative' | 'positive' | null;
  readonly urgency: 'high' | null;
  readonly saysAgain: boolean;
  readonly afterRelease: boolean;
  readonly text: string;
}

const line =
  /^(?<company>[a-z-]+) (?<source>slack|github|email|interview|support)(?: (?<intent>bug|question|praise))?(?: (?:@(?<speaker>[12]))?(?<marks>[-+!=>]*))?: (?<text>\S.*\S)$/s;

/** @throws Error when the line does not follow the form described at `SignalLine` */
export const parseSignalLine = (given: SignalLine): SpokenSignal => {
  const groups = line.exec(given)?.groups;
  if (groups === undefined) throw new Error(`Not a signal line: ${given}`);
  const marks = groups['marks'] ?? '';
  const intent = (groups['intent'] ?? 'feature_request') as Intent;
  return {
    company: groups['company'] ?? '',
    source: groups['source'] as SampleSource,
    speaker: groups['speaker'] === undefined ? null : Number(groups['speaker']),
    intent,
    sentiment: marks.includes('-') ? 'negative' : marks.includes('+') ? 'positive' : null,
    urgency: marks.includes('!') ? 'high' : null,
    saysAgain: marks.includes('='),
    afterRelease: marks.includes('>') || intent === 'praise',
    text: groups['text'] ?? '',
  };
};
