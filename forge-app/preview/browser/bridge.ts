import { limits, type BridgeCall, type Surface } from '../shared.js';
import { fault } from './faults.js';
import { crossBridge, isForgeDoc, type ForgeDoc } from './forge-doc/forge-doc.js';
import { createListeners } from './listeners.js';
import { onRealtime, server } from './server-calls.js';

type Callback = (value: unknown) => void;
export type CallBridge = (command: string, data?: unknown) => Promise<unknown>;

/** What the page around a screen does for it. */
export interface Host {
  readonly surface: Surface;
  readonly showDoc: (doc: ForgeDoc) => void;
  readonly openModal: (options: Record<string, unknown>) => void;
  readonly close: (payload: unknown) => void;
  readonly submit: (payload: unknown) => Promise<void>;
  readonly refresh: (payload: unknown) => void;
  readonly showFlag: (options: Record<string, unknown>) => void;
  readonly closeFlag: (id: string) => void;
  readonly navigate: (where: Record<string, unknown>) => void;
  readonly urlOf: (where: Record<string, unknown>) => string;
  readonly theme: () => { readonly colorMode: string };
  /** Custom UI: the bridge sets Atlassian’s tokens in the frame. */
  readonly enableTheming: () => void;
  readonly onThemeChange: (callback: Callback) => () => void;
}

/** A frame with a screen in it; what its kind of screen needs beside this, the frame does itself. */
export interface FrameProps {
  readonly url: string;
  readonly title: string;
  readonly host: Omit<Host, 'showDoc' | 'enableTheming'>;
}

const scopeOf = ({ moduleKey, projectKey, issueKey }: Surface, options: unknown): string => {
  const overrides = (options as { contextOverrides?: string[] } | undefined)?.contextOverrides;
  if (overrides === undefined) return `${moduleKey} ${projectKey ?? ''} ${issueKey ?? ''}`;
  return `any ${overrides.includes('project') ? (projectKey ?? '') : ''} ${overrides.includes('issue') ? (issueKey ?? '') : ''}`;
};

/** The platform’s own limiter, per page. */
const createLimiter = () => {
  let calls: number[] = [];
  return (): void => {
    const now = Date.now();
    calls = calls.filter((at) => at > now - limits.windowMs);
    if (calls.length >= limits.invokesPerWindow)
      throw new Error('Resolver calls are rate limited at 500req/25s');
    calls.push(now);
  };
};

const events = new Map<string, Set<Callback>>();
const listen = (event: string, callback: Callback) => {
  const callbacks = events.get(event) ?? new Set();
  events.set(event, callbacks.add(callback));
  return { unsubscribe: () => callbacks.delete(callback) };
};

const createHistory = () => {
  const moves = createListeners<[location: unknown, action: string]>();
  const entries: { pathname: string; search: string; hash: string; state: unknown; key: string }[] = [
    { pathname: '/', search: '', hash: '', state: undefined, key: 'start' },
  ];
  let index = 0;
  const go = (to: unknown, state: unknown, replaces: boolean): void => {
    const given = typeof to === 'string' ? new URL(to, 'https://page.invalid') : (to as URL);
    const { pathname, search, hash } = given;
    const entry = { pathname, search, hash, state, key: String(Date.now()) };
    if (!replaces) index += 1;
    entries.splice(index, entries.length, entry);
    history.location = entry;
    moves.tell(entry, replaces ? 'REPLACE' : 'PUSH');
  };
  const history = {
    action: 'POP',
    location: entries[0],
    push: (to: unknown, state?: unknown) => {
      go(to, state, false);
    },
    replace: (to: unknown, state?: unknown) => {
      go(to, state, true);
    },
    createHref: ({ pathname }: { pathname: string }) => pathname,
    listen: moves.subscribe,
  };
  return history;
};

const subscribeRealtime = (surface: Surface, data: Record<string, unknown>) => {
  const { channelName, onEvent, options, isGlobal } = data as {
    channelName: string;
    onEvent: Callback;
    options?: unknown;
    isGlobal?: boolean;
  };
  const scope = scopeOf(surface, options);
  const unsubscribe = onRealtime((message) => {
    if (message.channelName !== channelName || message.isGlobal !== (isGlobal ?? false)) return;
    if (message.isGlobal || message.scope === scope) onEvent(message.payload);
  });
  return { unsubscribe };
};

type Command = (data: Record<string, unknown>) => unknown;

const commandsOf = (host: Host): Readonly<Record<string, Command>> => {
  const { surface } = host;
  const admit = createLimiter();
  const ask = (command: BridgeCall['command'], data: unknown) => server.bridge({ surface, command, data });
  return {
    reconcile: ({ forgeDoc }) => {
      if (isForgeDoc(forgeDoc)) host.showDoc(crossBridge(forgeDoc));
      else fault('reconcile came without a ForgeDoc');
    },
    getContext: async () => ({
      ...((await ask('getContext', {})) as object),
      theme: { ...host.theme(), light: 'light', dark: 'dark', spacing: 'spacing', typography: 'typography' },
    }),
    invoke: (data) => {
      admit();
      return ask('invoke', data);
    },
    fetchProduct: (data) => ask('fetchProduct', data),
    publishRealtimeChannel: ({ options, ...data }) =>
      ask('publishRealtimeChannel', { ...data, scope: scopeOf(surface, options) }),
    subscribeRealtimeChannel: (data) => subscribeRealtime(surface, data),
    openModal: (data) => {
      host.openModal(data);
      return true;
    },
    close: (data) => {
      host.close(data);
      return true;
    },
    submit: async (data) => {
      await host.submit(data);
      return true;
    },
    refresh: (data) => {
      host.refresh(data);
      return true;
    },
    reload: () => {
      location.reload();
    },
    showFlag: (data) => {
      host.showFlag(data);
      return true;
    },
    closeFlag: ({ id }) => {
      host.closeFlag(String(id));
      return true;
    },
    navigate: (data) => {
      host.navigate(data);
    },
    getUrl: (data) => host.urlOf(data),
    createHistory,
    enableTheming: () => {
      host.enableTheming();
    },
    changeWindowTitle: (title) => {
      document.title = String(title);
    },
    on: ({ event, callback }) => {
      const remove =
        event === 'FORGE_CORE_THEME_CHANGED' ? host.onThemeChange(callback as Callback) : undefined;
      const subscription = listen(`${surface.moduleKey} ${String(event)}`, callback as Callback);
      return {
        unsubscribe: () => {
          subscription.unsubscribe();
          remove?.();
        },
      };
    },
    emit: ({ event, payload }) => {
      for (const callback of events.get(`${surface.moduleKey} ${String(event)}`) ?? []) callback(payload);
    },
    emitReadyEvent: () => true,
    onError: ({ error }) => {
      fault(`the screen failed: ${error instanceof Error ? error.message : String(error)}`);
    },
  };
};

/** The bridge of one screen. Unknown commands are refused and shown. */
export const createBridge = (host: Host): CallBridge => {
  const commands = commandsOf(host);
  return async (command, data) => {
    const run = commands[command];
    if (run === undefined) {
      fault(`the host knows no bridge command "${command}"`);
      throw new Error(`Unknown bridge command: ${command}`);
    }
    return run((data ?? {}) as Record<string, unknown>);
  };
};
