import {
  systemActor,
  type Clock,
  type EventHandler,
  type EventType,
  type PeriodicHandler,
  type TeamScope,
} from '../platform/index.js';
import { inputsRead } from './engine/index.js';
import { expireOverrides } from './expire-overrides.js';
import { recomputeRanking } from './recompute-ranking.js';
import { lockRanking } from './store/lock.js';
import { awaitsPredictions, shouldWaitForImport } from './store/running-import.js';
import { forgetSeenEvents, isEventSeen, listUnseenEvents, markEventSeen } from './store/seen-events.js';
import { getStoredSettings, plainSettings } from './store/settings-store.js';
import { touchesRanking } from './touches-ranking.js';
import { rankingTriggers } from './triggers.js';

const everyMs = 30_000;
const forgetEveryMs = 60 * 60_000;

/** During an import its end, and after it the predictions, bring an event of their own. */
const isBetterDoneLater = (scope: TeamScope, type: EventType, now: Date): Promise<boolean> =>
  type === 'import.finished' || type === 'sample.loaded'
    ? awaitsPredictions(scope)
    : shouldWaitForImport(scope, now);

/**
 * Ranks again after what may have changed ranks. Any number of events that were committed before a computation began
 * are served by that one computation.
 */
export const rankingEventHandlers = ({ clock }: { readonly clock: Clock }): EventHandler[] => [
  {
    name: 'recompute-ranking',
    on: rankingTriggers,
    handle: async (event, { inTeam }) => {
      await inTeam(async (scope) => {
        await lockRanking(scope);
        if (await isEventSeen(scope, event.id)) return;
        const settings = plainSettings(await getStoredSettings(scope));
        if (!touchesRanking(event, inputsRead(settings))) return markEventSeen(scope, event.id);
        const now = clock.now();
        if (await isBetterDoneLater(scope, event.type, now)) return;
        const actor = { name: event.actor, userId: event.actorId };
        await recomputeRanking(scope, { actor, eventId: event.id, now });
      });
    },
  },
];

/** Events that were put off during an import which then never finished, or that were lost on the way. */
const catchUp = async (scope: TeamScope, now: Date): Promise<void> => {
  await lockRanking(scope);
  if (await shouldWaitForImport(scope, now)) return;
  const [eventId] = await listUnseenEvents(scope, { types: rankingTriggers, now });
  if (eventId !== undefined) await recomputeRanking(scope, { actor: systemActor, eventId, now });
};

export const rankingPeriodicHandlers = ({ clock }: { readonly clock: Clock }): PeriodicHandler[] => [
  {
    name: 'expire-overrides',
    everyMs,
    handle: async ({ inTeam }) => {
      await inTeam((scope) => expireOverrides(scope, clock.now()));
    },
  },
  {
    name: 'catch-up-ranking',
    everyMs,
    handle: ({ inTeam }) => inTeam((scope) => catchUp(scope, clock.now())),
  },
  {
    name: 'forget-ranked-events',
    everyMs: forgetEveryMs,
    handle: ({ inTeam }) => inTeam((scope) => forgetSeenEvents(scope, clock.now())),
  },
];
