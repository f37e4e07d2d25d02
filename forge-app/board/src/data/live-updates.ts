import type { ConnectionState, LiveMessage, OnLiveMessage, Transport } from '../transport/transport.js';
import { boardApi } from './board-api.js';
import { staleAfter, tags, type Tag } from './cache-tags.js';
import { createInvalidator } from './stale-tags.js';
import type { BoardStore } from './store.js';

const delayMs = 150;
const everyMs = 1200;
/** While events may be missed the board looks for itself; rarely, as a reconnecting crowd must not become a storm. */
const pollMs = 30_000;
const polled: readonly Tag[] = ['Rows', 'Summary', 'Explanation', 'Epics'];

const staleBy = (message: LiveMessage): readonly Tag[] => {
  if (message.name !== 'hint') return staleAfter[message.name];
  return message.names === null ? tags : message.names.flatMap((name) => staleAfter[name]);
};

interface LiveUpdatesOptions {
  readonly transport: Transport;
  readonly store: BoardStore;
  readonly onConnectionChange: (state: ConnectionState) => void;
  /** Hears every event too: what is told in passing and stored nowhere. */
  readonly onMessage: OnLiveMessage;
}

const after = (callback: () => void, ms: number): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => {
    clearTimeout(timer);
  };
};

/** Turns live events into fresh data. Returns the function that ends it. */
export const startLiveUpdates = ({
  transport,
  store,
  onConnectionChange,
  onMessage,
}: LiveUpdatesOptions): (() => void) => {
  let state: ConnectionState = 'live';
  const invalidator = createInvalidator({
    invalidate: (stale) => store.dispatch(boardApi.util.invalidateTags(stale)),
    delayMs,
    everyMs,
    now: () => Date.now(),
    schedule: after,
  });
  const stop = transport.subscribe(
    (message) => {
      invalidator.add(staleBy(message));
      onMessage(message);
    },
    (next) => {
      // Whatever happened while away was told to nobody here.
      if (state !== 'live' && next === 'live') invalidator.add(tags);
      state = next;
      onConnectionChange(next);
    },
  );
  const poll = setInterval(() => {
    if (state !== 'live') invalidator.add(polled);
  }, pollMs);
  return () => {
    stop();
    clearInterval(poll);
    invalidator.stop();
  };
};
