import { systemActor, touchedFeatures, type EventHandler } from '../platform/index.js';
import { predictFeatures, type PredictionDeps } from './predict-features.js';
import { featureTypes, isTeamWide, predictTeam, teamWideTypes } from './predict-team.js';

/**
 * Keeps predictions true: a touched feature is predicted again, a new outcome or changed settings predict the team.
 * Running twice changes nothing, since the same prediction is not stored again.
 */
export const predictionEventHandlers = (deps: PredictionDeps): EventHandler[] => [
  {
    name: 'predict-touched',
    on: [...featureTypes, ...teamWideTypes],
    handle: async (event, { inTeam, log }) => {
      const startedAt = performance.now();
      const changed = await inTeam((scope) =>
        isTeamWide(event)
          ? predictTeam(scope, deps, event)
          : predictFeatures(scope, deps, {
              featureIds: touchedFeatures(event),
              actor: systemActor,
              because: { type: event.type, eventId: event.id },
            }),
      );
      if (changed === null) return;
      const ms = Math.round(performance.now() - startedAt);
      log.info({ because: event.type, changed: changed.length, ms }, 'predictions are up to date');
    },
  },
];
