import { api } from '@valora/contracts';
import { handle, type Clock, type MountedRoute } from '../platform/index.js';
import { loadSample } from './load-sample.js';
import { removeSample } from './remove-sample.js';

export const sampleRoutes = ({ clock }: { clock: Clock }): MountedRoute[] => [
  handle(api.operations.loadSample, ({ scope, actor }) => loadSample(scope, { actor, now: clock.now() })),
  handle(api.operations.removeSample, async ({ scope, actor }) => {
    await removeSample(scope, { actor, now: clock.now() });
    return { removed: true as const };
  }),
];
