import type { LiveBus, StoredEvent } from '../platform/index.js';
import { touchedFeatures } from '../platform/index.js';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

const publishEpic = (event: StoredEvent, bus: LiveBus): void => {
  const { teamId, payload, type } = event;
  bus.publish(teamId, 'epic.changed', {
    epicId: string(payload['epicId']),
    featureId: touchedFeatures(event)[0] ?? string(payload['featureId']),
    state: type.slice('epic.'.length),
  });
};

/** Which hint, if any, a stored event gives the browsers. */
export const broadcastEvent = (event: StoredEvent, bus: LiveBus): void => {
  const { teamId, payload } = event;
  const featureIds = touchedFeatures(event);
  switch (event.type) {
    case 'feature.created':
    case 'feature.removed':
    case 'prediction.completed':
    case 'outcome.recorded':
      bus.publish(teamId, event.type, { featureIds });
      return;
    case 'feature.updated':
    case 'feature.inputs_set':
    case 'feature.needs_set':
    case 'signal.attached':
    case 'signal.detached':
      bus.publish(teamId, 'feature.updated', { featureIds });
      return;
    case 'ranking.updated':
      bus.publish(teamId, 'ranking.updated', {
        featureIds,
        moved: typeof payload['moved'] === 'number' ? payload['moved'] : featureIds.length,
      });
      return;
    case 'signal.recorded':
    case 'signal.updated':
      bus.publish(teamId, 'signal.recorded', { signalIds: strings(payload['signalIds']) });
      return;
    case 'integration.synced':
      bus.publish(teamId, 'integration.synced', {
        integrationId: event.subjectId ?? '',
        importId: typeof payload['importId'] === 'string' ? payload['importId'] : null,
      });
      return;
    case 'epic.requested':
    case 'epic.approved':
    case 'epic.rejected':
    case 'epic.claimed':
    case 'epic.created':
    case 'epic.linked':
    case 'epic.failed':
    case 'epic.uncertain':
    case 'epic.resolved':
      publishEpic(event, bus);
      return;
    case 'model.promoted':
    case 'model.rolled_back':
    case 'model.trial_set':
      bus.publish(teamId, 'model.promoted', {
        kind: payload['kind'] === 'value' ? 'value' : 'effort',
        modelId: typeof payload['modelId'] === 'string' ? payload['modelId'] : null,
      });
      return;
    case 'jira.conflict_found':
    case 'jira.conflict_resolved':
      bus.publish(teamId, 'jira.conflicts_changed', { featureIds });
      return;
    default:
      return;
  }
};
