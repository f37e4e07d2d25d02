import { ready, type Question, type Reply } from './messages.js';

export type Answers = Readonly<Record<string, (payload: never) => unknown>>;

const replyTo = async ({ id, name, payload }: Question, answers: Answers): Promise<Reply> => {
  try {
    const answer = answers[name] as ((payload: unknown) => unknown) | undefined;
    if (answer === undefined) throw new Error(`nothing answers ${name}`);
    return { id, ok: true, value: await answer(payload) };
  } catch (error) {
    // It fails where it was asked: the bench throws it there.
    return {
      id,
      ok: false,
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
};

/** Answers the bench until it is gone; then this process ends too, in its own orderly way. */
export const answerBench = (answers: Answers): void => {
  process.on('message', (question: Question) => {
    void replyTo(question, answers).then((reply) => process.send?.(reply));
  });
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
  });
  process.send?.(ready);
};
