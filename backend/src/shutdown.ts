import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './platform/index.js';

export interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface ShutdownOptions {
  /** Says "not ready" and goes on serving for a while, so that a load balancer sends nothing more. */
  readonly drain: { readonly begin: () => void; readonly forMs: number };
  /** In the order the parts were started, also while it still grows; they end in the reverse order. */
  readonly steps: readonly Step[];
  readonly log: Logger;
  readonly say: (line: string) => void;
}

const hardStopMs = 30_000;
/** A part that hangs must not keep the parts after it, the database last, from ending in order. */
const stepPatienceMs = 15_000;

const runStep = async (step: Step, log: Logger): Promise<void> => {
  const patience = new AbortController();
  const tooLong = sleep(stepPatienceMs, 'too long', { signal: patience.signal, ref: false });
  try {
    if ((await Promise.race([step.run(), tooLong])) === 'too long')
      log.warn({ step: step.name }, 'a part takes too long to shut down; going on without it');
  } catch (error) {
    log.warn({ err: error, step: step.name }, 'a part did not shut down cleanly');
  } finally {
    patience.abort();
  }
};

/** Ends what was started, the last part first. */
export const runSteps = async (steps: readonly Step[], log: Logger): Promise<void> => {
  for (const step of [...steps].reverse()) await runStep(step, log);
};

/**
 * On SIGTERM or SIGINT the steps run in order and the process ends with 0; a second signal, or half a minute, ends it at
 * once with 1. SIGTERM, which asks for a replacement, drains before; Ctrl-C (SIGINT) does not keep a person waiting.
 */
export const handleSignals = (options: ShutdownOptions): void => {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    setTimeout(() => {
      options.log.error('shutting down took too long');
      process.exit(1);
    }, hardStopMs).unref();
    options.drain.begin();
    if (signal === 'SIGTERM') await sleep(options.drain.forMs);
    await runSteps(options.steps, options.log);
    process.exit(0);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    options.say('Shutting down …');
    void stop(signal);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
};
