import { invokeRemote, realtime, requestJira, router, view } from '@forge/bridge';
import type { Bridge } from './bridge.js';

/** The real bridge, which Jira puts into the frame before any script of ours. */
export const forgeBridge: Bridge = {
  invokeRemote,
  subscribeGlobal: realtime.subscribeGlobal,
  requestJira,
  open: router.open,
  close: () => view.close(),
};
