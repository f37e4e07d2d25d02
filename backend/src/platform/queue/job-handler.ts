import type { HandlerContext } from '../events/event-handler.js';

export interface JobContext extends HandlerContext {
  /** The job’s id: the same for every attempt. */
  readonly jobId: string;
  /** Attempts made before this one; 0 at first. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  /** Aborted when the job’s time is up or the worker shuts down hard. */
  readonly signal: AbortSignal;
}

/** Work that is asked for by name (an import, an epic): at least once, so the effect carries its own key. */
export interface JobHandler {
  /** Unique, kebab-case. */
  readonly name: string;
  readonly handle: (payload: Readonly<Record<string, unknown>>, context: JobContext) => Promise<void>;
}

/** Work the scheduler starts by the clock, once per team. */
export interface PeriodicHandler {
  readonly name: string;
  readonly everyMs: number;
  readonly handle: (context: HandlerContext) => Promise<void>;
}

/** The same, once for all teams together: also where there is none. */
export interface CommonHandler {
  readonly name: string;
  readonly everyMs: number;
  readonly forAllTeams: true;
  readonly handle: () => Promise<void>;
}

/** Thrown by a handler that knows trying again is useless; the job is kept as failed at once. */
export class GiveUp extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'GiveUp';
  }
}
