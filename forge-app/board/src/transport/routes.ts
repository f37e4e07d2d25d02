import type { api, Data, GivenBody, GivenParams, GivenQuery, Params, Route } from '@valora/contracts';

type Api = typeof api;
type Groups = { [G in keyof Api]: Api[G][keyof Api[G]] };

/** Every route of the contracts, and each one by its operation. */
export type AnyRoute = Groups[keyof Groups];
export type OperationId = AnyRoute['operationId'];
export type RouteOf<O extends OperationId> = Extract<AnyRoute, { operationId: O }>;

type Has<R, K extends string> = R extends Record<K, unknown> ? true : false;

/** What a call of a route must be given, from its declaration. */
export type CallArgs<R extends Route> = (Has<R, 'params'> extends true
  ? { params: GivenParams<R> }
  : unknown) &
  (Has<R, 'query'> extends true ? { query?: GivenQuery<R> } : unknown) &
  (Has<R, 'body'> extends true ? { body: GivenBody<R> } : unknown) &
  (Has<R, 'upload'> extends true ? { file: Blob } : unknown) &
  (Has<R, 'versioned'> extends true ? { ifMatch: number } : { ifMatch?: number }) & {
    /** Keep the same key when a person tries again, so that the effect happens once; made up when absent. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** The same, with every part optional: what a transport reads once the call was checked. */
export interface LooseCall {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export type { Data, Params };
