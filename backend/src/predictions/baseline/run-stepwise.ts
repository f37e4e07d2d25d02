/** Runs long work to its end, letting others run after every step. */
export const runStepwise = async <T>(work: Generator<void, T>, breathe: () => Promise<void>): Promise<T> => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};
