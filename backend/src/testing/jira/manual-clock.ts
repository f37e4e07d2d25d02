export interface ManualClock {
  readonly now: () => number;
  /** Passes at once, and the time with it. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly advance: (ms: number) => void;
  /** Every sleep asked for. */
  readonly sleeps: number[];
}

/** Time that moves only when somebody sleeps. Also given to the fake Jira, its index lag passes with it. */
export const createManualClock = (startMs = Date.parse('2026-11-23T09:00:00Z')): ManualClock => {
  let ms = startMs;
  const sleeps: number[] = [];
  const advance = (by: number): void => {
    ms += by;
  };
  return {
    now: () => ms,
    sleep: (by) => {
      sleeps.push(by);
      advance(by);
      return Promise.resolve();
    },
    advance,
    sleeps,
  };
};
