import type { FeatureState } from '../features/index.js';
import { hashText } from './baseline/hash.js';
import type { PredictableFeature } from './predictor.js';

/** Work that is done keeps the prediction it was promised with; a sub-task is part of its parent’s. */
export const isPredictable = ({ status, isSubtask }: FeatureState): boolean =>
  !isSubtask && status !== 'delivered' && status !== 'dropped';

export const toPredictable = (state: FeatureState): PredictableFeature => ({
  id: state.id,
  key: state.key,
  // A title that is only the key says nothing: its tracker lets no text leave.
  title: state.title === state.key ? '' : state.title,
  description: state.description,
  createdAt: state.createdAt.toISOString(),
  type: state.type,
  labels: state.labels,
  inputs: state.inputs,
  demand: state.demand,
});

/** What the model saw of a feature, and from how many deliveries it had learned; texts by their hash, not kept twice. */
export const seenOf = (feature: PredictableFeature, deliveries: number): Record<string, unknown> => ({
  inputs: feature.inputs,
  demand: feature.demand,
  titleHash: hashText(feature.title),
  descriptionHash: hashText(feature.description),
  deliveries,
});
