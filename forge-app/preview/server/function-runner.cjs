/* global Headers, Response */
/* eslint-disable @typescript-eslint/no-require-imports -- the platform loads CommonJS */
/**
 * node function-runner.cjs BUNDLE: runs the functions of the unmodified bundle as Forge's runtime does, one process for
 * all of them. The parent answers what Atlassian's proxy would.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { readFileSync } = require('node:fs');
const Module = require('node:module');

const invocation = new AsyncLocalStorage();
const asked = new Map();
let number = 0;

Object.defineProperty(globalThis, '__forge_runtime__', {
  get: () => {
    const current = invocation.getStore();
    if (current === undefined) return undefined;
    return {
      ...current.runtime,
      lambdaContext: { getRemainingTimeInMillis: () => Math.max(0, current.deadline - Date.now()) },
      metrics: {
        counter: () => ({ incr: () => undefined }),
        timing: () => ({ measure: () => ({ stop: () => undefined }) }),
      },
    };
  },
});

globalThis.__forge_fetch__ = (asWhom, path, init = {}) =>
  new Promise((resolve, reject) => {
    number += 1;
    const current = invocation.getStore();
    asked.set(number, { resolve, reject });
    const { method, body, headers } = init;
    process.send({
      kind: 'fetch',
      id: number,
      invocation: current?.id ?? null,
      asWhom,
      path: String(path),
      init: {
        method: method ?? 'GET',
        body: body ?? null,
        headers: Object.fromEntries(new Headers(headers ?? {}).entries()),
      },
    });
  });

// Nothing but the remote of the manifest may be reached, and that only through the platform.
globalThis.fetch = (input) =>
  Promise.reject(
    new Error(`manifest.yml allows no egress: ${String(input)} cannot be fetched from a function`),
  );

// CommonJS whatever the package around it says: on the platform there is none.
const file = process.argv[2];
const loaded = new Module(file, null);
loaded.filename = file;
loaded.paths = [];
loaded._compile(readFileSync(file, 'utf8'), file);
const bundle = loaded.exports;

const invoke = async ({ id, handler, args, runtime, limitMs }) => {
  const run = bundle[handler];
  if (typeof run !== 'function') throw new Error(`the bundle exports no function "${handler}"`);
  const deadline = Date.now() + limitMs;
  return invocation.run({ id, runtime, deadline }, async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the function took longer than ${limitMs} ms`)), limitMs);
    });
    try {
      return await Promise.race([run(...args), late]);
    } finally {
      clearTimeout(timer);
    }
  });
};

process.on('message', async (message) => {
  if (message.kind === 'answer') {
    const { resolve, reject } = asked.get(message.id) ?? {};
    asked.delete(message.id);
    if (message.problem !== undefined) reject?.(new Error(message.problem));
    else {
      const { status, statusText, headers, body } = message.response;
      const bodiless = status === 204 || status === 304;
      resolve?.(new Response(bodiless ? null : body, { status, statusText, headers }));
    }
    return;
  }
  try {
    process.send({ kind: 'result', id: message.id, value: await invoke(message) });
  } catch (error) {
    process.send({ kind: 'result', id: message.id, problem: error.message });
  }
});
process.on('disconnect', () => process.exit());
process.send({ kind: 'ready' });
