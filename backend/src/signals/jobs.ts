import { once, type EventHandler } from '../platform/index.js';
import { judgeSignals, type JudgeDeps } from './judge/judge-signals.js';

// Bounds how long one transaction holds on to signals somebody may be editing.
const AT_ONCE = 200;

const idsOf = (payload: Readonly<Record<string, unknown>>): string[] => {
  const ids = payload['signalIds'];
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
};

/**
 * Judges new signals. Once per event: what a person empties later is not filled again when the event is delivered twice.
 */
export const signalEventHandlers = (deps: JudgeDeps): EventHandler[] => [
  {
    name: 'judge-new-signals',
    on: ['signal.recorded'],
    handle: async ({ id, payload }, { inTeam, log }) => {
      const ids = idsOf(payload);
      let changed = 0;
      for (let start = 0; start < ids.length; start += AT_ONCE)
        await inTeam((scope) =>
          once(scope, `judge-signals:${id}:${String(start)}`, async () => {
            changed += (await judgeSignals(scope, deps, ids.slice(start, start + AT_ONCE))).length;
          }),
        );
      log.info({ judged: changed }, 'signals are judged');
    },
  },
];
