import type { ConnectLive } from '@valora/board';
import type { Socket } from 'socket.io-client';

const path = '/live';
const longestPauseMs = 5_000;

type Listener = Parameters<ConnectLive>[0];

export interface LiveSocketOptions {
  /** Renews the session cookies; resolves to false when the session is over. */
  readonly renewSession: () => Promise<boolean>;
}

interface Connection {
  readonly close: () => void;
}

/**
 * The server refuses the handshake once the access cookie has run out (15 min). The library does not try again by
 * itself then (`socket.active` is false), so the session is renewed first.
 * https://socket.io/docs/v4/client-api/#event-connect_error
 */
const reconnectAfterRefusal = async (socket: Socket, options: LiveSocketOptions): Promise<void> => {
  const renewed = await options.renewSession().catch(() => true);
  if (renewed) setTimeout(() => socket.connect(), longestPauseMs);
};

const open = (listeners: ReadonlySet<Listener>, options: LiveSocketOptions): Connection => {
  let closed = false;
  let socket: Socket | null = null;
  const tell = (state: 'live' | 'reconnecting') => {
    for (const listener of listeners) listener.onConnectionChange(state);
  };
  const start = async () => {
    const { io } = await import('socket.io-client');
    if (closed) return;
    const opened = io({ path, reconnectionDelayMax: longestPauseMs });
    socket = opened;
    opened.on('connect', () => tell('live'));
    opened.on('connect_error', () => {
      tell('reconnecting');
      if (!opened.active && !closed) void reconnectAfterRefusal(opened, options);
    });
    opened.on('disconnect', () => {
      if (closed) return;
      tell('reconnecting');
      if (!opened.active) void reconnectAfterRefusal(opened, options);
    });
    opened.onAny((name: string, payload: unknown) => {
      for (const listener of listeners) listener.onEvent(name, payload);
    });
  };
  start().catch(() => tell('reconnecting'));
  return {
    close: () => {
      closed = true;
      socket?.disconnect();
    },
  };
};

/** One socket for however many parts of the page listen; it closes with the last of them. */
export const createLiveSocket = (options: LiveSocketOptions): ConnectLive => {
  const listeners = new Set<Listener>();
  let connection: Connection | null = null;
  return (listener) => {
    listeners.add(listener);
    connection ??= open(listeners, options);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      connection?.close();
      connection = null;
    };
  };
};
