import { liveEvents, type LiveEventName } from '@valora/contracts';
import { fromJson } from './from-json.js';
import type { OnConnectionChange, OnLiveMessage, Transport } from './transport.js';

interface Subscription {
  readonly unsubscribe: () => unknown;
}

/** The bridge’s `realtime.subscribeGlobal`. */
export type SubscribeGlobal = (
  channel: string,
  onEvent: (payload: unknown, error?: Error) => void,
  options: { readonly replaySeconds: number },
) => Promise<Subscription>;

interface ForgeLiveOptions {
  readonly subscribeGlobal: SubscribeGlobal;
  readonly projectId: string;
  /** What tells of `online` and `offline`; the window by default. */
  readonly network?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

/** Covers what was published between loading the page’s data and hearing the channel. */
const replaySeconds = 30;
const firstPauseMs = 2_000;
const longestPauseMs = 60_000;

const isKnown = (name: unknown): name is LiveEventName =>
  typeof name === 'string' && Object.hasOwn(liveEvents, name);

/**
 * Names of what changed, or null where the hint cannot be read or names something this page does not know: then anything
 * may have changed.
 */
export const namesOfHint = (payload: unknown): readonly LiveEventName[] | null => {
  const hint = fromJson(payload);
  if (typeof hint !== 'object' || hint === null || !('names' in hint) || !Array.isArray(hint.names))
    return null;
  const names: readonly unknown[] = hint.names;
  return names.every(isKnown) ? names : null;
};

/**
 * Hears the channel of a project. Forge says that a subscription failed, not that a network did, so the browser’s own
 * word about the network counts too. A refused subscription is tried again, ever more rarely.
 */
export const createForgeLive =
  ({ subscribeGlobal, projectId, network = globalThis }: ForgeLiveOptions): Transport['subscribe'] =>
  (onMessage: OnLiveMessage, onConnectionChange: OnConnectionChange) => {
    let isEnded = false;
    let current: Subscription | null = null;
    let pauseMs = firstPauseMs;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let wasLive = false;

    const lost = () => {
      if (isEnded) return;
      void current?.unsubscribe();
      current = null;
      onConnectionChange(wasLive ? 'reconnecting' : 'polling');
      clearTimeout(retry);
      retry = setTimeout(start, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
    const heard = (payload: unknown, error?: Error) => {
      if (isEnded) return;
      if (error) lost();
      else onMessage({ name: 'hint', names: namesOfHint(payload) });
    };
    const start = () => {
      subscribeGlobal(`valora-${projectId}`, heard, { replaySeconds }).then((subscription) => {
        if (isEnded) {
          void subscription.unsubscribe();
          return;
        }
        current = subscription;
        wasLive = true;
        pauseMs = firstPauseMs;
        onConnectionChange('live');
      }, lost);
    };
    const offline = () => {
      onConnectionChange('reconnecting');
    };
    const online = () => {
      if (current) onConnectionChange('live');
    };
    network.addEventListener('offline', offline);
    network.addEventListener('online', online);
    start();
    return () => {
      isEnded = true;
      clearTimeout(retry);
      network.removeEventListener('offline', offline);
      network.removeEventListener('online', online);
      void current?.unsubscribe();
    };
  };
