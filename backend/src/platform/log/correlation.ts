import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** The id that links a request to its log lines, events, jobs and outgoing calls. */
export const correlation = {
  current: (): string | null => storage.getStore() ?? null,
  run: <T>(id: string, work: () => T): T => storage.run(id, work),
};
