import { buildSync } from 'esbuild';
import path from 'node:path';
import vm from 'node:vm';
import { createRequire } from 'node:module';

/** One call a function makes, as the platform’s proxy gets it. */
export interface ProxyCall {
  readonly as: { readonly type: string; readonly provider?: string; readonly remote?: string };
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Reply = Response | Error | 'never';

export interface FunctionBundle {
  /** Runs an exported function as the platform does: payload and invocation. */
  readonly run: (name: string, payload?: unknown, invocation?: unknown) => Promise<unknown>;
  readonly names: () => readonly string[];
}

const built = buildSync({
  entryPoints: [path.resolve('forge-app/src/index.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  write: false,
  logLevel: 'error',
});

interface Init {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const runtime = {
  appContext: { appId: 'app', environmentId: 'env', installationId: 'installation-1' },
  contextAri: 'ari:cloud:jira::site/cloud-1',
  lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
  realtime: { contextToken: 'context-token' },
  metrics: {
    counter: () => ({ incr: () => undefined }),
    timing: () => ({ measure: () => ({ stop: () => undefined }) }),
  },
};

/** The bundle as it is uploaded, in a world of its own that has what the platform’s runtime offers and nothing else. */
export const loadFunctions = (answer: (call: ProxyCall) => Promise<Reply> | Reply): FunctionBundle => {
  const module = { exports: {} as Record<string, (payload: unknown, invocation: unknown) => unknown> };
  const proxy = async (as: ProxyCall['as'], address: string, init: Init = {}): Promise<Response> => {
    const { method = 'GET', headers = {}, body } = init;
    const parsed: unknown = body === undefined ? null : JSON.parse(body);
    const reply = await answer({ as, path: address, method, headers, body: parsed });
    if (reply === 'never') return new Promise(() => undefined);
    if (reply instanceof Error) throw reply;
    return reply;
  };
  const world = vm.createContext({
    module,
    exports: module.exports,
    require: createRequire(path.resolve('forge-app/package.json')),
    process: { env: {} },
    Buffer,
    URL,
    URLSearchParams,
    Response,
    Headers,
    setTimeout,
    clearTimeout,
    TextEncoder,
    TextDecoder,
    __forge_fetch__: proxy,
    __forge_runtime__: runtime,
  });
  vm.runInContext('globalThis.global = globalThis;', world);
  vm.runInContext(built.outputFiles[0]?.text ?? '', world);
  return {
    names: () => Object.keys(module.exports),
    run: async (name, payload = {}, invocation = {}) => module.exports[name]?.(payload, invocation),
  };
};
