import { toJudgement, type JudgementRules } from './judgement.js';

const rules: JudgementRules = {
  sentiments: ['negative', 'neutral', 'positive'],
  intents: ['bug', 'feature_request', 'question', 'praise', null],
  intentAtLeast: 0.5,
  urgencyHighFrom: 0.13,
  urgencyLowTo: 0.03,
};
const answer = (intent: number[], urgency: number) => ({
  outputs: { sentiment: [0.7, 0.2, 0.1], intent, urgency: [urgency] },
});
const bug = [0.6, 0.1, 0.1, 0.1, 0.1];

it.each([
  [0.13, 'high'],
  [0.129, 'normal'],
  [0.031, 'normal'],
  [0.03, 'low'],
])('calls a chance of %f of being critical %s', (chance, urgency) => {
  expect(toJudgement('It crashes', answer(bug, chance), rules)).toEqual({
    sentiment: 'negative',
    intent: 'bug',
    urgency,
  });
});

it('names no intent that is not likelier than all others together, and no urgency then', () => {
  expect(toJudgement('Hm', answer([0.49, 0.2, 0.11, 0.1, 0.1], 0.5), rules)).toEqual({
    sentiment: 'negative',
    intent: null,
    urgency: null,
  });
});

it('names no intent for what is none of them', () => {
  expect(toJudgement('FYI', answer([0.1, 0, 0, 0, 0.9], 0.5), rules).intent).toBeNull();
});

it('knows no urgency of praise', () => {
  expect(toJudgement('Thanks', answer([0, 0, 0, 1, 0], 0.5), rules)).toMatchObject({
    intent: 'praise',
    urgency: null,
  });
});

it.each(['', '  \n', '…', '\u0000'])('says nothing about a text without a word: %j', (text) => {
  expect(toJudgement(text, answer(bug, 0.5), rules)).toEqual({
    sentiment: null,
    intent: null,
    urgency: null,
  });
});
