import type { MutationDefinition, QueryDefinition } from '@reduxjs/toolkit/query/react';
import type { Data, Route } from '@valora/contracts';
import type { CallArgs, OperationId, RouteOf } from '../transport/routes.js';
import type { BoardBaseQuery } from './base-query.js';
import type { Tag } from './cache-tags.js';

type Args<R extends Route> = Omit<CallArgs<R>, 'signal'>;
/** A route that needs nothing can be asked without an argument. */
export type EndpointArgs<R extends Route> = Record<never, never> extends Args<R> ? Args<R> | void : Args<R>;

type Reads<R extends Route> = R extends { method: 'get' } | { readOnly: true } ? true : false;

type EndpointOf<R extends Route> =
  Reads<R> extends true
    ? QueryDefinition<EndpointArgs<R>, BoardBaseQuery, Tag, Data<R>, 'valora'>
    : MutationDefinition<EndpointArgs<R>, BoardBaseQuery, Tag, Data<R>, 'valora'>;

/** One RTK Query endpoint for every operation of the contracts, under the operation's name. */
export type Endpoints = { [O in OperationId]: EndpointOf<RouteOf<O>> };
