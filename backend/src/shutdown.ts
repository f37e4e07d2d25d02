import type { Logger } from './platform/index.js';

export interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const hardStopMs = 30_000;

/**
 * On SIGTERM or SIGINT the steps run in order and the process ends with 0; a second signal, or half a minute, ends it at
 * once with 1.
 */
export const handleSignals = (options: {
  steps: readonly Step[];
  log: Logger;
  say: (line: string) => void;
}): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    setTimeout(() => {
      options.log.error('shutting down took too long');
      process.exit(1);
    }, hardStopMs).unref();
    for (const step of options.steps) {
      try {
        await step.run();
      } catch (error) {
        options.log.warn({ err: error, step: step.name }, 'a part did not shut down cleanly');
      }
    }
    process.exit(0);
  };
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    options.say('Shutting down …');
    void stop();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
};
