import { z } from 'zod';
import { invalidInput, newId, type Caller, type Envelope, type TeamScope } from '../platform/index.js';

const context = 'jira|oauth-state';
/** Time for reading Atlassian’s consent page. */
const validMs = 15 * 60_000;

const state = z.object({ userId: z.string(), expiresAtMs: z.number(), nonce: z.string() });

export interface StateOptions {
  readonly envelope: Envelope;
  readonly caller: Caller;
  readonly nowMs: number;
}

/** A sealed value only this person in this team can bring back (RFC 6749, 10.12). The code beside it works once. */
export const makeState = (scope: TeamScope, { envelope, caller, nowMs }: StateOptions): Promise<string> =>
  envelope.encrypt(
    scope,
    context,
    JSON.stringify({ userId: caller.actor.userId, expiresAtMs: nowMs + validMs, nonce: newId() }),
  );

/** @throws AppError invalid_input unless this person started it here, not long ago */
export const checkState = async (scope: TeamScope, given: string, options: StateOptions): Promise<void> => {
  const { envelope, caller, nowMs } = options;
  const opened = await envelope.decrypt(scope, context, given).catch(() => null);
  const parsed = opened === null ? null : state.safeParse(JSON.parse(opened));
  const valid =
    parsed?.success === true && parsed.data.userId === caller.actor.userId && parsed.data.expiresAtMs > nowMs;
  if (!valid)
    throw invalidInput('body.state', 'was not started here, or too long ago; start connecting again');
};
