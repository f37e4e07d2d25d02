declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  /** The part of https://github.com/mcollina/autocannon#api that is used here; it comes without types. */
  interface AutocannonOptions {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly headers: Readonly<Record<string, string>>;
  }
  interface AutocannonResult {
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
  }
  const autocannon: (
    options: AutocannonOptions,
    done: (error: Error | null, result: AutocannonResult) => void,
  ) => EventEmitter;
  export = autocannon;
}
