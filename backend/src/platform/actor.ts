/** Who did something: shown in histories and the audit trail. */
export interface Actor {
  readonly name: string;
  /** Null for imports, syncs and the system itself. */
  readonly userId: string | null;
}

export const systemActor: Actor = { name: 'Valora', userId: null };
