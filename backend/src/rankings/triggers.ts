import type { EventType } from '../platform/index.js';

/** Events after which ranks may differ. A new or changed feature is predicted first, so its prediction speaks for it. */
export const rankingTriggers = [
  'prediction.completed',
  'feature.updated',
  'feature.removed',
  'feature.inputs_set',
  'feature.needs_set',
  'signal.attached',
  'signal.detached',
  'team.updated',
  'ranking.configured',
  'ranking.overridden',
  'ranking.override_cleared',
  'ranking.restored',
  'import.finished',
  'sample.loaded',
  'sample.removed',
] as const satisfies readonly EventType[];
