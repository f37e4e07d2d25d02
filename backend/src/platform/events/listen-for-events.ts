import pg from 'pg';
import type { Logger } from '../log/logger.js';

const retryMs = 1_000;

export interface Listener {
  stop: () => Promise<void>;
}

/** Calls `onEvent` whenever events were committed, on a connection of its own that is made again when it is lost. */
export const listenForEvents = (options: {
  databaseUrl: string;
  onEvent: () => void;
  log: Logger;
}): Listener => {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  /** Once per connection, however many errors it reports as it dies. */
  const again = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = null;
    if (!stopped) timer = setTimeout(connect, retryMs);
    void lost.end().catch(() => undefined);
  };

  const connect = (): void => {
    const next = new pg.Client({ connectionString: options.databaseUrl, keepAlive: true });
    client = next;
    next.on('notification', options.onEvent);
    // A server that ends a connection says why and then hangs up: two errors, and both need a listener.
    next.on('error', () => {
      again(next);
    });
    next
      .connect()
      .then(() => next.query('listen valora_events'))
      .catch((error: unknown) => {
        options.log.debug({ err: error }, 'not listening for events yet');
        again(next);
      });
  };

  connect();
  return {
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
};
