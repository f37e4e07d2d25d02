import type { BaseQueryFn } from '@reduxjs/toolkit/query/react';
import type { Route } from '@valora/contracts';
import { toApiFailure, type ApiFailure } from '../transport/api-error.js';
import type { CallArgs, LooseCall } from '../transport/routes.js';
import type { Transport } from '../transport/transport.js';

export interface RouteCall {
  readonly route: Route;
  readonly args: LooseCall;
}

/** What the store hands to every thunk. */
export interface BoardExtra {
  readonly transport: Transport;
}

export type BoardBaseQuery = BaseQueryFn<RouteCall, unknown, ApiFailure>;

export const callTransport: BoardBaseQuery = async ({ route, args }, { extra, signal }) => {
  const { transport } = extra as BoardExtra;
  try {
    const data: unknown = await transport.call(route, { ...args, signal } as CallArgs<Route>);
    return { data };
  } catch (thrown) {
    return { error: toApiFailure(thrown) };
  }
};
