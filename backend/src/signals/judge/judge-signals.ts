import type { ModelRunner } from '../../inference/index.js';
import { recordEvent, systemActor, type TeamScope } from '../../platform/index.js';
import { toJudgement, type Judgement } from './judgement.js';
import type { SignalModel } from './signal-model.js';

export interface JudgeDeps {
  readonly runner: ModelRunner;
  readonly model: SignalModel;
}

type Unjudged = Judgement & { readonly id: string; readonly text: string };

const findUnjudged = async ({ trx, teamId }: TeamScope, ids: readonly string[]): Promise<Unjudged[]> =>
  (await trx('signals')
    .where({ team_id: teamId })
    .whereIn('id', [...ids])
    .whereRaw('(sentiment is null or intent is null or urgency is null)')
    .orderBy('id')
    .select('id', 'text', 'sentiment', 'intent', 'urgency')) as Unjudged[];

// The condition is in the statement, so that what a person sets meanwhile stays. The version stays too: who corrects
// a signal that was just recorded must not be told that somebody else changed it.
const fill = async (
  { trx, teamId }: TeamScope,
  judged: readonly ({ id: string } & Judgement)[],
): Promise<string[]> => {
  const { rows } = (await trx.raw(
    `update signals s set
       sentiment = coalesce(s.sentiment, judged.sentiment),
       intent = coalesce(s.intent, judged.intent),
       urgency = coalesce(s.urgency, judged.urgency)
     from unnest(:ids::uuid[], :sentiments::text[], :intents::text[], :urgencies::text[])
       as judged (id, sentiment, intent, urgency)
     where s.team_id = :teamId and s.id = judged.id
       and (s.sentiment is null and judged.sentiment is not null
         or s.intent is null and judged.intent is not null
         or s.urgency is null and judged.urgency is not null)
     returning s.id`,
    {
      teamId,
      ids: judged.map(({ id }) => id),
      sentiments: judged.map(({ sentiment }) => sentiment),
      intents: judged.map(({ intent }) => intent),
      urgencies: judged.map(({ urgency }) => urgency),
    },
  )) as { rows: { id: string }[] };
  return rows.map(({ id }) => id).sort();
};

/**
 * Lets the model say sentiment, intent and urgency of signals where nobody said them. What a person set stays.
 * Answers the ids of the signals that changed; they are in one event.
 */
export const judgeSignals = async (
  scope: TeamScope,
  { runner, model }: JudgeDeps,
  ids: readonly string[],
): Promise<string[]> => {
  const unjudged = await findUnjudged(scope, ids);
  if (unjudged.length === 0) return [];
  const rows = unjudged.map(({ text }) => model.rowOf(text));
  const { answers, modelVersion } = await runner.run({ artifact: model.artifact, rows });
  const judged = unjudged.flatMap(({ id, text }, row) => {
    const answer = answers[row];
    return answer === undefined ? [] : [{ id, ...toJudgement(text, answer, model.rules) }];
  });
  const changed = await fill(scope, judged);
  if (changed.length > 0)
    await recordEvent(scope, {
      type: 'signal.updated',
      subjectId: changed.length === 1 ? (changed[0] ?? null) : null,
      actor: systemActor,
      payload: { signalIds: changed, featureIds: [], judgedBy: modelVersion },
    });
  return changed;
};
