/** A model’s folder that cannot be used: a file is missing, was changed or does not match the card. */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';
}

/** A row that no model may answer, such as one with an infinite number; the message names row and input. */
export class ModelInputError extends Error {
  override readonly name = 'ModelInputError';
}

/** A model that ran and gave no usable number. */
export class ModelFailedError extends Error {
  override readonly name = 'ModelFailedError';
}
