import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Body, Data, Params, Query, Route } from '@valora/contracts';
import type { Actor } from '../actor.js';
import type { TeamScope } from '../db/database.js';
import type { PreparedQuery } from '../db/read-team.js';
import type { Caller } from './caller.js';

/** What a handler may say beside its data. */
export interface Reply {
  /** Null value clears the cookie. Path is `/`, HttpOnly, SameSite=Lax; Secure and the `__Host-` prefix where they hold. */
  cookie: (name: string, value: string | null, maxAgeMs: number) => void;
  header: (name: string, value: string) => void;
}

interface RequestCore<R extends Route> {
  readonly params: Params<R>;
  readonly query: Query<R>;
  readonly body: Body<R>;
  readonly correlationId: string;
  readonly reply: Reply;
}

export interface SignedInRequest<R extends Route> extends RequestCore<R> {
  readonly caller: Caller;
  readonly actor: Actor;
  /** From If-Match; always a number on versioned routes. */
  readonly expectedVersion: number;
}

/** The request of a route that runs in one transaction of the caller’s team. */
export interface TeamRequest<R extends Route> extends SignedInRequest<R> {
  readonly scope: TeamScope;
}

/** The request of a route that manages its transactions itself: uploads, sign-in, calls to vendors. */
export interface OpenRequest<R extends Route> extends RequestCore<R> {
  /** Null on public routes without a session. */
  readonly caller: Caller | null;
  readonly upload: Readable;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: Readonly<Record<string, string>>;
  readonly clientAddress: string;
}

export type MountedRoute =
  | {
      readonly kind: 'team';
      readonly route: Route;
      readonly run: (request: TeamRequest<Route>) => Promise<unknown>;
    }
  | {
      readonly kind: 'open';
      readonly route: Route;
      readonly run: (request: OpenRequest<Route>) => Promise<unknown>;
    }
  | {
      readonly kind: 'query';
      readonly route: Route;
      readonly run: (request: SignedInRequest<Route>) => PreparedQuery;
    };

/** A route whose handler runs in one transaction of the caller’s team, together with its event and idempotency key. */
export const handle = <R extends Route>(
  route: R,
  run: (request: TeamRequest<R>) => Promise<Data<R>>,
): MountedRoute => ({
  kind: 'team',
  route,
  run: run as unknown as (request: TeamRequest<Route>) => Promise<unknown>,
});

/** A route that opens transactions itself, or none. A POST with an Idempotency-Key is claimed before and stored after. */
export const handleOpen = <R extends Route>(
  route: R,
  run: (request: OpenRequest<R>) => Promise<Data<R>>,
): MountedRoute => ({
  kind: 'open',
  route,
  run: run as unknown as (request: OpenRequest<Route>) => Promise<unknown>,
});

/**
 * A hot read: one prepared statement whose single row has the column `data` with the answer’s `data` as JSON text,
 * made by PostgreSQL and handed through unparsed.
 */
export const handleQuery = <R extends Route>(
  route: R,
  run: (request: SignedInRequest<R>) => PreparedQuery,
): MountedRoute => ({
  kind: 'query',
  route,
  run: run as unknown as (request: SignedInRequest<Route>) => PreparedQuery,
});
