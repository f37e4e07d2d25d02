import { recordEvent, systemActor, type EventHandler } from '../platform/index.js';
import { featuresOfSignals, refreshDemand } from './demand.js';

const signalIdsOf = (payload: Readonly<Record<string, unknown>>): string[] => {
  const ids = payload['signalIds'];
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
};

/** Keeps the count of companies true when signals are merged, corrected or removed. */
export const featureEventHandlers = (): EventHandler[] => [
  {
    name: 'refresh-demand',
    on: ['signal.updated', 'signal.removed', 'signal.merged', 'signal.unmerged', 'company.updated'],
    handle: async (event, { inTeam }) => {
      await inTeam(async (scope) => {
        const named = event.payload['featureIds'];
        const attached = [...(await featuresOfSignals(scope, signalIdsOf(event.payload))).values()].flat();
        const ids = [...new Set([...attached, ...(Array.isArray(named) ? (named as string[]) : [])])];
        const changed = await refreshDemand(scope, ids);
        if (changed.length > 0)
          await recordEvent(scope, {
            type: 'feature.updated',
            actor: systemActor,
            payload: { featureIds: changed, because: event.type, causeEventId: event.id },
          });
      });
    },
  },
];
