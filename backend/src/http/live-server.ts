import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/postgres-adapter';
import { parseCookie } from 'cookie';
import type { Pool } from 'pg';
import { Server, type Socket } from 'socket.io';
import { accessCookie, type Authenticator } from '../identity/index.js';
import type { Caller, LiveBus, Logger } from '../platform/index.js';

export interface LiveServer extends LiveBus {
  /** Takes connections at `/live` of this server: in processes with the web role. */
  attach: (server: HttpServer) => void;
  /** Ends the connections of this process and takes no new ones; events still go out to other processes. */
  endConnections: () => void;
  close: () => Promise<void>;
}

export interface LiveOptions {
  readonly pool: Pool;
  readonly authenticator: Authenticator;
  readonly publicOrigin: string | null;
  readonly log: Logger;
}

/** A connection outlives its token by at most this; then it must come back with a fresh one. */
const reauthenticateMs = 5 * 60_000;

const roomOf = (teamId: string): string => `team:${teamId}`;

const tokenOf = (socket: Socket): string | null => {
  const given: unknown = socket.handshake.auth['token'];
  if (typeof given === 'string') return given;
  const cookies = parseCookie(socket.handshake.headers.cookie ?? '');
  return cookies[`__Host-${accessCookie}`] ?? cookies[accessCookie] ?? null;
};

const callerOf = async (socket: Socket, authenticator: Authenticator): Promise<Caller | null> => {
  const token = tokenOf(socket);
  if (token === null) return null;
  return token.startsWith('vat_') ? authenticator.fromApiToken(token) : authenticator.fromAccessToken(token);
};

/** Pages of other sites may not listen in; programs send no Origin and need a token anyway. */
const isOwnOrigin = (
  origin: string | undefined,
  options: { host: string | undefined; publicOrigin: string | null },
): boolean => {
  if (origin === undefined) return true;
  if (options.publicOrigin !== null) return origin === options.publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === options.host;
};

/** A socket without a valid token never gets to a room. */
const admit =
  (authenticator: Authenticator) =>
  (socket: Socket, next: (error?: Error) => void): void => {
    callerOf(socket, authenticator).then(
      (caller) => {
        if (caller === null) {
          next(new Error('unauthenticated'));
          return;
        }
        socket.data = { caller };
        next();
      },
      () => {
        next(new Error('unavailable'));
      },
    );
  };

const joinTeam =
  (authenticator: Authenticator) =>
  (socket: Socket): void => {
    const { caller } = socket.data as { caller: Caller };
    void socket.join(roomOf(caller.teamId));
    const timer = setInterval(() => {
      callerOf(socket, authenticator).then(
        (still) => {
          if (still?.teamId !== caller.teamId) socket.disconnect(true);
        },
        () => undefined,
      );
    }, reauthenticateMs);
    socket.on('disconnect', () => {
      clearInterval(timer);
    });
  };

/** The adapter forgets a connection that ended; unless it is given back, its place in the pool stays taken for ever. */
const givingBack = (pool: Pool): Pool => {
  const used: Pick<Pool, 'query' | 'connect'> = {
    query: pool.query.bind(pool),
    connect: (async () => {
      const client = await pool.connect();
      client.once('end', () => {
        client.release(true);
      });
      return client;
    }) as Pool['connect'],
  };
  return used as Pool;
};

/** WebSocket events per team, across processes through PostgreSQL. */
export const createLiveServer = (options: LiveOptions): LiveServer => {
  const { authenticator, publicOrigin, log } = options;
  let attached = false;
  let ended = false;
  const io = new Server({
    path: '/live',
    serveClient: false,
    maxHttpBufferSize: 10_000,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, !ended && isOwnOrigin(origin, { host, publicOrigin }));
    },
    adapter: createAdapter(givingBack(options.pool), {
      errorHandler: (error) => {
        log.debug({ err: error }, 'live updates wait for the database');
      },
    }),
  });

  io.use(admit(authenticator));
  io.on('connection', joinTeam(authenticator));

  return {
    attach: (server) => {
      io.attach(server);
      attached = true;
    },
    endConnections: () => {
      ended = true;
      if (attached) io.engine.close();
    },
    publish: (teamId, name, payload) => {
      io.to(roomOf(teamId)).emit(name, { ...payload, at: new Date().toISOString() });
    },
    close: async () => {
      if (attached) await io.close();
      else await io.of('/').adapter.close();
    },
  };
};
