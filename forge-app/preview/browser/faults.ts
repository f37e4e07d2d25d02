import { createListeners } from './listeners.js';

/** What the host does not know is no small matter: it shows on the page, and the end-to-end tests fail on it. */
const faults: string[] = [];
const { subscribe, tell } = createListeners();

export const fault = (what: string): void => {
  if (faults.includes(what)) return;
  faults.push(what);
  void fetch('/host/faults', { method: 'POST', body: JSON.stringify({ what }) });
  queueMicrotask(tell);
};

let snapshot: readonly string[] = [];
export const faultStore = {
  subscribe,
  snapshot: (): readonly string[] => {
    if (snapshot.length !== faults.length) snapshot = [...faults];
    return snapshot;
  },
};
