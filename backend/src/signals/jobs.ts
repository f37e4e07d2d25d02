import type { Artifact, ModelRunner } from '../inference/index.js';
import { once, type EventHandler } from '../platform/index.js';
import { judgeSignals } from './judge/judge-signals.js';
import { createSignalModel, type SignalModel } from './judge/signal-model.js';

export interface SignalJobDeps {
  readonly runner: ModelRunner;
  /** Null where there is no model: signals then stay as they were recorded. */
  readonly loadArtifact: () => Promise<Artifact | null>;
}

// Bounds how long one transaction holds on to signals somebody may be editing.
const AT_ONCE = 200;

const idsOf = (payload: Readonly<Record<string, unknown>>): string[] => {
  const ids = payload['signalIds'];
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
};

const loaded = ({ loadArtifact }: SignalJobDeps): (() => Promise<SignalModel | null>) => {
  let loading: Promise<SignalModel | null> | undefined;
  return () =>
    (loading ??= loadArtifact().then((artifact) => (artifact === null ? null : createSignalModel(artifact))));
};

/**
 * Judges new signals. Once per event: what a person empties later is not filled again when the event is delivered twice.
 */
export const signalEventHandlers = (deps: SignalJobDeps): EventHandler[] => {
  const loadModel = loaded(deps);
  return [
    {
      name: 'judge-new-signals',
      on: ['signal.recorded'],
      handle: async ({ id, payload }, { inTeam, log }) => {
        const model = await loadModel();
        if (model === null) return;
        const ids = idsOf(payload);
        let changed = 0;
        for (let start = 0; start < ids.length; start += AT_ONCE)
          await inTeam((scope) =>
            once(scope, `judge-signals:${id}:${String(start)}`, async () => {
              const judgeDeps = { runner: deps.runner, model };
              changed += (await judgeSignals(scope, judgeDeps, ids.slice(start, start + AT_ONCE))).length;
            }),
          );
        log.info({ judged: changed }, 'signals are judged');
      },
    },
  ];
};
