import type { Role } from '@valora/contracts';
import type { Actor } from '../actor.js';

/** Who asks, in which team: one token, one team. */
export interface Caller {
  readonly actor: Actor & { readonly userId: string };
  readonly teamId: string;
  readonly role: Role;
  /** The sign-in it belongs to; null for API tokens. */
  readonly sessionId: string | null;
  /** When the access token ends; null for API tokens, which are looked up each time. */
  readonly expiresAt: Date | null;
}
