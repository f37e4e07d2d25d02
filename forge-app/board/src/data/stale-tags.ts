import type { Tag } from './cache-tags.js';

export interface InvalidatorOptions {
  readonly invalidate: (tags: Tag[]) => void;
  /** Wait after the first event, so that one change telling of itself in several events is fetched once. */
  readonly delayMs: number;
  /** Least time between two rounds of fetching; a burst of events must not become a burst of requests. */
  readonly everyMs: number;
  readonly now: () => number;
  /** Calls back after a while; returns the function that cancels. */
  readonly schedule: (callback: () => void, delayMs: number) => () => void;
}

/** Gathers stale tags and lets them be fetched again in rounds. */
export const createInvalidator = (options: InvalidatorOptions) => {
  const waiting = new Set<Tag>();
  let cancel: (() => void) | null = null;
  let lastMs = Number.NEGATIVE_INFINITY;

  const flush = (): void => {
    cancel = null;
    lastMs = options.now();
    const due = [...waiting];
    waiting.clear();
    options.invalidate(due);
  };

  return {
    add: (stale: readonly Tag[]): void => {
      stale.forEach((tag) => waiting.add(tag));
      if (waiting.size === 0 || cancel) return;
      const earliestMs = lastMs + options.everyMs - options.now();
      cancel = options.schedule(flush, Math.max(options.delayMs, earliestMs));
    },
    stop: (): void => {
      cancel?.();
      cancel = null;
      waiting.clear();
    },
  };
};
