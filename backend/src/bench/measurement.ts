/** One line of the report: what was measured, beside its reference of the same run. */
export interface Measurement {
  /** What was measured, in a few words. */
  readonly what: string;
  readonly ours: string;
  /** What the same machine did at the same time without us; empty where nothing compares. */
  readonly reference: string;
  /** Ours against the reference, such as `0.71 ×`; empty without a reference. */
  readonly ratio: string;
  /** Empty: only information, nothing was promised. */
  readonly target: string;
  /** Null where there is no target. */
  readonly met: boolean | null;
}

/** Lines that were measured together, and what a reader must know about them. */
export interface Section {
  readonly name: string;
  /** How it was measured and what the reference is, in a sentence or two. */
  readonly method: string;
  readonly measurements: readonly Measurement[];
  /** Load average (1 min) before and after. */
  readonly load: readonly [number, number];
}
