import type { Data, LiveEvent, LiveEventName, Route } from '@valora/contracts';
import type { CallArgs } from './routes.js';

/** A live event as it arrived, with its name. */
type NamedMessage = {
  [N in LiveEventName]: { readonly name: N; readonly event: LiveEvent<N> };
}[LiveEventName];

/** What Jira passes on: that something of these kinds changed, and no more. Null: anything may have. */
interface LiveHint {
  readonly name: 'hint';
  readonly names: readonly LiveEventName[] | null;
}

export type LiveMessage = NamedMessage | LiveHint;

/**
 * `live`: events arrive; `reconnecting`: they may be missed, so fetch again afterwards; `polling`: the host offers no
 * live events, so the board looks by itself.
 */
export type ConnectionState = 'live' | 'reconnecting' | 'polling';

export type OnLiveMessage = (message: LiveMessage) => void;
export type OnConnectionChange = (state: ConnectionState) => void;

/**
 * The board's only way out: HTTP and a socket when it stands alone, the Forge bridge inside Jira.
 * `call` resolves to `data` of the success envelope and rejects with an `ApiError`.
 * `subscribe` returns the function that ends the subscription.
 */
export interface Transport {
  call<R extends Route>(route: R, args: CallArgs<R>): Promise<Data<R>>;
  subscribe(onMessage: OnLiveMessage, onConnectionChange: OnConnectionChange): () => void;
}

/** Opens the socket of a page; given by whoever owns the socket library. Payloads may be anything, they are checked. */
export type ConnectLive = (listener: {
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly onConnectionChange: OnConnectionChange;
}) => () => void;
