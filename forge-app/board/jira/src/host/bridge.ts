import type { InvokeRemote, SubscribeGlobal } from '@valora/board';

/** What the board uses of the Forge bridge. */
export interface Bridge {
  readonly invokeRemote: InvokeRemote;
  readonly subscribeGlobal: SubscribeGlobal;
  /** Asks Jira as the person who looks; counts against no quota and passes no server of ours. */
  readonly requestJira: (path: string, init?: RequestInit) => Promise<Response>;
  /** Opens an address in a new tab: the frame itself may open none. */
  readonly open: (url: string) => Promise<void>;
  /** Closes the modal the board stands in. */
  readonly close: () => Promise<void>;
}
