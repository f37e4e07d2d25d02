import { realtime } from '@forge/bridge';
import { useEffect, useRef } from 'react';
import { fromJson } from '../../board/src/transport/from-json';

/** What the app publishes when something changed: ids only, a hint to ask again. */
export interface LiveHint {
  readonly names: readonly string[];
  readonly featureIds: readonly string[];
  readonly issueIds: readonly string[];
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

/** A hint as it came over the channel, as an object or as JSON; null where it is none. */
export const toLiveHint = (payload: unknown): LiveHint | null => {
  const value = fromJson(payload);
  if (typeof value !== 'object' || value === null) return null;
  const { names, featureIds, issueIds } = value as Record<string, unknown>;
  return { names: strings(names), featureIds: strings(featureIds), issueIds: strings(issueIds) };
};

/** Whether a hint may change what one issue shows; a hint that names nobody is about everybody. */
export const concerns = (hint: LiveHint, issueId: string, featureId: string | null): boolean => {
  if (hint.names.includes('ranking.updated')) return true;
  if (hint.featureIds.length === 0 && hint.issueIds.length === 0) return true;
  return hint.issueIds.includes(issueId) || (featureId !== null && hint.featureIds.includes(featureId));
};

/** Several hints of one change come together; one question answers them all. */
const gatherMs = 400;

/** Calls `onHints` when something of the project changed, at most once in a moment. Null listens to nothing. */
export const useLive = (projectId: string | null, onHints: (hints: readonly LiveHint[]) => void): void => {
  const heard = useRef(onHints);
  useEffect(() => {
    heard.current = onHints;
  });
  useEffect(() => {
    if (projectId === null) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let gathered: LiveHint[] = [];
    const pass = () => {
      waiting = undefined;
      const hints = gathered;
      gathered = [];
      heard.current(hints);
    };
    // Without the channel the screen is right when it opens and when it is asked again.
    const subscription = realtime
      .subscribeGlobal(`valora-${projectId}`, (payload: unknown) => {
        const hint = toLiveHint(payload);
        if (!hint) return;
        gathered.push(hint);
        waiting ??= setTimeout(pass, gatherMs);
      })
      .catch(() => null);
    return () => {
      clearTimeout(waiting);
      void subscription.then((open) => open?.unsubscribe()).catch(() => undefined);
    };
  }, [projectId]);
};
