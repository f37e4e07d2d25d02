import type { Signal } from '@valora/contracts';
import { wordTexts, type ModelAnswer } from '../../inference/index.js';

/** What a model makes of a signal; null where it does not say. */
export type Judgement = Pick<Signal, 'sentiment' | 'intent' | 'urgency'>;

/** How probabilities become words; from the model’s card. */
export interface JudgementRules {
  readonly sentiments: readonly NonNullable<Signal['sentiment']>[];
  /** In the order of the answers; null for what is none of those a signal can have. */
  readonly intents: readonly Signal['intent'][];
  readonly intentAtLeast: number;
  readonly urgencyHighFrom: number;
  readonly urgencyLowTo: number;
}

export const nothingSaid: Judgement = { sentiment: null, intent: null, urgency: null };

const likeliest = (chances: readonly number[] = []): number => chances.indexOf(Math.max(...chances));

const urgencyOf = (chance: number, rules: JudgementRules): Judgement['urgency'] => {
  if (chance >= rules.urgencyHighFrom) return 'high';
  return chance <= rules.urgencyLowTo ? 'low' : 'normal';
};

/**
 * The likeliest sentiment; the likeliest intent if it is likely enough; urgency of what asks for something, since the
 * model learned it from reports of bugs. A text without a word says nothing: the model’s answer is its prior then.
 */
export const toJudgement = (text: string, answer: ModelAnswer, rules: JudgementRules): Judgement => {
  if (wordTexts(text).length === 0) return nothingSaid;
  const { sentiment, intent, urgency } = answer.outputs;
  const best = likeliest(intent);
  const sure = (intent?.[best] ?? 0) >= rules.intentAtLeast;
  const said = sure ? (rules.intents[best] ?? null) : null;
  const [urgent] = urgency ?? [];
  const asks = said === 'bug' || said === 'feature_request';
  return {
    sentiment: rules.sentiments[likeliest(sentiment)] ?? null,
    intent: said,
    urgency: asks && urgent !== undefined ? urgencyOf(urgent, rules) : null,
  };
};
