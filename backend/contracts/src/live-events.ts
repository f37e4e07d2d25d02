import { z } from 'zod';
import { modelKind } from './models.js';
import { id, type timestamp } from './primitives.js';

/** What the WebSocket pushes to the members of a team; each is a hint to fetch again, never the only copy. */
export const liveEvents = {
  'feature.created': z.object({ featureIds: z.array(id) }),
  'feature.updated': z.object({ featureIds: z.array(id) }),
  'feature.removed': z.object({ featureIds: z.array(id) }),
  'prediction.completed': z.object({ featureIds: z.array(id) }),
  'prediction.progressed': z.object({ done: z.int(), total: z.int() }),
  'ranking.updated': z.object({ featureIds: z.array(id), moved: z.int() }),
  'signal.recorded': z.object({ signalIds: z.array(id) }),
  'integration.synced': z.object({ integrationId: id, importId: id.nullable() }),
  'import.progressed': z.object({
    importId: id,
    state: z.string(),
    bytes: z.int(),
    bytesRead: z.int(),
    rows: z.int(),
  }),
  'epic.changed': z.object({ epicId: id, featureId: id, state: z.string() }),
  'outcome.recorded': z.object({ featureIds: z.array(id) }),
  'model.progressed': z.object({
    runId: id,
    kind: modelKind,
    state: z.string(),
    step: z.string().nullable(),
    share: z.number(),
  }),
  'model.retrained': z.object({ runId: id, kind: modelKind, result: z.string(), modelId: id.nullable() }),
  'model.promoted': z.object({ kind: modelKind, modelId: id.nullable() }),
  'jira.sync_progressed': z.object({
    syncId: id,
    projectId: z.string(),
    state: z.string(),
    issuesRead: z.int(),
    issuesExpected: z.int().nullable(),
  }),
  'jira.conflicts_changed': z.object({ featureIds: z.array(id) }),
} as const;
export type LiveEventName = keyof typeof liveEvents;
export type LiveEvent<N extends LiveEventName> = z.infer<(typeof liveEvents)[N]> & {
  at: z.infer<typeof timestamp>;
};
