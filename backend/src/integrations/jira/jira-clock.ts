/** Time as the client needs it, so that tests need not wait. */
export interface JiraClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}
