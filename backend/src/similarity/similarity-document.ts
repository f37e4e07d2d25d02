/** What is compared: an issue, a feature or a customer's words (which have no title). */
export interface SimilarityDocument {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Categorical values such as `type:bug`; compared whole. */
  readonly keys?: readonly string[];
  /** When it was written, in milliseconds since 1970. */
  readonly at?: number;
}
