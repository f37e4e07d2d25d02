/** One input worth asking a person for. */
export interface InputToAsk {
  readonly featureId: string;
  readonly key: string;
  readonly title: string;
  readonly input: string;
  /** Ranks the feature is expected to move once it is known; null where it cannot be ranked without. */
  readonly expectedShift: number | null;
  /** Probability that knowing it carries the feature across the cut. */
  readonly pCrossesCut: number;
  readonly why: string;
}
