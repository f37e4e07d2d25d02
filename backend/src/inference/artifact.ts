import type { ModelCard, ArtifactExplanation } from '@valora/contracts';

/** A model’s folder whose files are those its card names. */
export interface Artifact {
  readonly folder: string;
  readonly card: ModelCard;
  /** The graph’s file; undefined for models without one (similarity). */
  readonly graphPath?: string;
  readonly explanation?: ArtifactExplanation;
}
