/** A node of the tree that UI Kit hands to Jira. */
export interface ForgeNode {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly ForgeNode[];
}

export interface RemoteCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
export interface JiraCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What stands behind a screen in a test. A handler that returns undefined is a call nobody expected. */
export interface Host {
  readonly context: Readonly<Record<string, unknown>>;
  /** Answers of the backend by `GET /api/v1/…`; `reached: false` is a platform that could not reach it. */
  remote: (call: RemoteCall) => unknown;
  jira: (call: JiraCall) => { readonly status: number; readonly body: unknown } | undefined;
  /** Answers of the app’s functions by key. */
  invoke: (functionKey: string, payload: unknown) => unknown;
}

export interface BridgeLog {
  readonly remote: RemoteCall[];
  readonly jira: JiraCall[];
  readonly invoked: { readonly functionKey: string; readonly payload: unknown }[];
  readonly navigated: unknown[];
  readonly submitted: unknown[];
}

type OnEvent = (payload: unknown) => void;
interface State {
  host: Host;
  log: BridgeLog;
  forgeDoc: ForgeNode | null;
  channels: Map<string, Set<OnEvent>>;
}

const emptyLog = (): BridgeLog => ({ remote: [], jira: [], invoked: [], navigated: [], submitted: [] });
const silent: Host = { context: {}, remote: () => undefined, jira: () => undefined, invoke: () => undefined };
const state: State = { host: silent, log: emptyLog(), forgeDoc: null, channels: new Map() };

const remoteAnswer = async (data: Record<string, unknown>): Promise<unknown> => {
  const call = data as unknown as RemoteCall;
  state.log.remote.push(call);
  const answer = await state.host.remote(call);
  if (answer === undefined) throw new Error(`Nobody answers ${call.method} ${call.path}`);
  return answer;
};

const jiraAnswer = (data: Record<string, unknown>): unknown => {
  const init = (data['fetchRequestInit'] ?? {}) as { method?: string; body?: string | null };
  const call: JiraCall = {
    method: init.method ?? 'GET',
    path: String(data['restPath']),
    body: init.body ? (JSON.parse(init.body) as unknown) : null,
  };
  state.log.jira.push(call);
  const answer = state.host.jira(call);
  if (!answer) throw new Error(`Jira of this test does not know ${call.method} ${call.path}`);
  return {
    status: answer.status,
    statusText: '',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer.body),
  };
};

const subscribe = (data: Record<string, unknown>) => {
  const listeners = state.channels.get(String(data['channelName'])) ?? new Set<OnEvent>();
  state.channels.set(String(data['channelName']), listeners);
  const onEvent = data['onEvent'] as OnEvent;
  listeners.add(onEvent);
  return { unsubscribe: () => Promise.resolve(void listeners.delete(onEvent)) };
};

const commands: Record<string, (data: Record<string, unknown>) => unknown> = {
  reconcile: ({ forgeDoc }) => {
    // The first tree after opening is this screen’s; it is changed in place. A screen just closed may still speak.
    state.forgeDoc ??= forgeDoc as ForgeNode;
  },
  getContext: () => structuredClone(state.host.context),
  invoke: (data) => {
    if (data['invokeType'] === 'ui-remote-fetch') return remoteAnswer(data);
    const functionKey = String(data['functionKey']);
    state.log.invoked.push({ functionKey, payload: data['payload'] });
    return state.host.invoke(functionKey, data['payload']);
  },
  fetchProduct: jiraAnswer,
  subscribeRealtimeChannel: subscribe,
  navigate: (data) => void state.log.navigated.push(data),
  submit: (data) => void state.log.submitted.push(data),
};

const callBridge = async (command: string, data: unknown): Promise<unknown> => {
  const run = commands[command];
  if (!run) throw new Error(`The bridge of tests does not know the command ${command}`);
  // As over the real bridge, an answer never comes at once. A tree is handed over as it is.
  if (command !== 'reconcile') await Promise.resolve();
  return run((data ?? {}) as Record<string, unknown>);
};

/** The browser’s `Request` resolves an address against the page; Node’s wants a whole one. */
class PageRequest extends Request {
  constructor(input: string, init?: RequestInit) {
    super(new URL(input, 'http://page.test/'), init);
  }
}

// @forge/bridge takes the bridge when it is loaded: this file comes first.
Object.assign(globalThis, { self: globalThis, __bridge: { callBridge }, Request: PageRequest });

/** Gives the next screen its surroundings and starts a new record. */
export const openBridge = (host: Host): State => {
  Object.assign(state, { host, log: emptyLog(), forgeDoc: null, channels: new Map() });
  return state;
};
