export type { Artifact } from './artifact.js';
export { chooseVersion, type VersionShare } from './choose-version.js';
export { ArtifactError, ModelFailedError, ModelInputError } from './errors.js';
export { loadArtifact } from './load-artifact.js';
export type {
  ModelAnswer,
  ModelContributions,
  ModelRow,
  ModelRunner,
  RunRequest,
  RunResult,
} from './model-runner.js';
export { createOnnxRunner, type OnnxRunner } from './onnx-runner.js';
export { createTextEncoder, readable, wordTexts, type EncodedTexts, type TextEncoder } from './text/index.js';
export { columnNames, toNumbers } from './to-tensors.js';
