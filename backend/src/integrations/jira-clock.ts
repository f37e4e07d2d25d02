import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../platform/index.js';
import type { JiraClock } from './jira/index.js';

/** The platform’s time for the Jira client; sleeping ends early, with an error, when the signal fires. */
export const createJiraClock = (clock: Clock, signal?: AbortSignal): JiraClock => ({
  now: () => clock.now().getTime(),
  sleep: (ms) => delay(ms, undefined, signal === undefined ? {} : { signal }),
});
