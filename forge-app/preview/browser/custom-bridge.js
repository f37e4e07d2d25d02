/* global addEventListener, document, parent, ResizeObserver */
/*
 * The host’s bridge inside a Custom UI frame: the first script of its head. Functions stay on their side; the other
 * side gets a number to call them by.
 */
(() => {
  const functions = new Map();
  let number = 0;
  let themed = Promise.resolve();
  const waiting = new Map();
  const plain = (value) => {
    if (typeof value === 'function') {
      number += 1;
      functions.set(number, value);
      return { __function: number };
    }
    if (Array.isArray(value)) return value.map(plain);
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
    return value;
  };
  const send = (message) => {
    parent.postMessage({ valoraHost: true, ...message }, '*');
  };
  const ask = (message) =>
    new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { resolve, reject });
      send({ ...message, id: number });
    });
  const revive = (value) => {
    if (Array.isArray(value)) return value.map(revive);
    if (value === null || typeof value !== 'object') return value;
    if (typeof value.__remote === 'number')
      return (...values) => ask({ kind: 'call', target: value.__remote, values: values.map(plain) });
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revive(one)]));
  };
  addEventListener('message', ({ data, source }) => {
    if (source !== parent || data?.valoraHost !== true) return;
    if (data.kind === 'answer') {
      const { resolve, reject } = waiting.get(data.id) ?? {};
      waiting.delete(data.id);
      if (data.ok) resolve?.(revive(data.value));
      else reject?.(new Error(data.message));
    } else if (data.kind === 'callback') {
      functions.get(data.target)?.(...data.values.map(revive));
    } else if (data.kind === 'theme') {
      const { dataset } = document.documentElement;
      dataset.colorMode = data.colorMode;
      dataset.theme = 'light:light dark:dark spacing:spacing typography:typography shape:shape';
      for (const href of data.styles)
        if (!document.querySelector(`link[href="${href}"]`)) {
          const link = document.createElement('link');
          Object.assign(link, { rel: 'stylesheet', href });
          themed = new Promise((resolve) => {
            link.addEventListener('load', resolve);
            link.addEventListener('error', resolve);
          });
          document.head.append(link);
        }
    }
  });
  const size = () => {
    send({ kind: 'size', height: document.documentElement.scrollHeight });
  };
  addEventListener('load', () => {
    new ResizeObserver(size).observe(document.documentElement);
  });
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    send({ kind: 'violation', what: `${violatedDirective} blocked ${blockedURI}` });
  });
  addEventListener('error', ({ message }) => {
    send({ kind: 'error', what: message });
  });
  globalThis.__bridge = {
    callBridge: async (command, data) => {
      const answer = await ask({ kind: 'bridge', command, data: plain(data) });
      // The theme came before this answer; the platform answers once it is set.
      if (command === 'enableTheming') await themed;
      return answer;
    },
  };
})();
