import type { BenchArguments } from './read-arguments.js';

/** What every benchmark is given. */
export interface BenchContext extends Pick<BenchArguments<string>, 'quick'> {
  /** backend/src/start/bench.mjs: children are started through it. */
  readonly edge: string;
  /** A folder of this run’s own, removed after it. */
  readonly folder: string;
  readonly say: (line: string) => void;
}
