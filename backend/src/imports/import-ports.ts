import type { Actor, TeamScope } from '../platform/index.js';
import type { ParsedRow } from './parsed-row.js';

export interface SavedRows {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
export interface SaveOptions {
  readonly actor: Actor;
  /** Name of the file, shown as who gave a value. */
  readonly origin: string;
  readonly asOf: Date;
}
/** `key` cannot start before `needs` is done. */
export interface NeedPair {
  readonly key: string;
  readonly needs: string;
}

/** What later stations do with imported rows; every function may see the same rows again and then changes nothing. */
export interface ImportPorts {
  readonly saveFeatures: (
    scope: TeamScope,
    rows: readonly ParsedRow[],
    options: SaveOptions,
  ) => Promise<SavedRows>;
  readonly saveOutcomes: (scope: TeamScope, rows: readonly ParsedRow[], actor: Actor) => Promise<number>;
  /** Returns the pairs it left out: a key that nobody knows, or a circle. */
  readonly linkNeeds: (
    scope: TeamScope,
    pairs: readonly NeedPair[],
    actor: Actor,
  ) => Promise<{ readonly left: readonly NeedPair[] }>;
}
