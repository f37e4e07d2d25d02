import { api, type Body } from '@valora/contracts';
import {
  handle,
  invalidInput,
  type Actor,
  type Clock,
  type MountedRoute,
  type TeamScope,
} from '../platform/index.js';
import { listCompanies } from './company-store.js';
import { listSignals } from './list-signals.js';
import { mergeSignal } from './merge-signal.js';
import { recordSignals } from './record-signals.js';
import { removeSignal } from './remove-signal.js';
import { getSignal } from './signal-store.js';
import { unmergeSignal } from './unmerge-signal.js';
import { updateCompany } from './update-company.js';
import { updateSignal } from './update-signal.js';

const routes = api.signals;

const dayMs = 86_400_000;

/** A day’s grace for clocks and time zones that disagree. */
const momentSaid = (given: string | undefined, now: Date): Date => {
  if (given === undefined) return now;
  const said = new Date(given);
  if (said.getTime() < 0 || said.getTime() > now.getTime() + dayMs)
    throw invalidInput('body.occurredAt', 'must lie between 1970 and now');
  return said;
};

/** @returns id of the new signal, or of the one with the same source and externalId */
const record = async (
  scope: TeamScope,
  given: { body: Body<typeof routes.record>; actor: Actor; now: Date },
): Promise<string> => {
  const { body, actor, now } = given;
  const signal = { ...body, occurredAt: momentSaid(body.occurredAt, now) };
  const [recorded] = await recordSignals(scope, { signals: [signal], actor });
  if (recorded === undefined) throw new Error('One signal went in and none came out');
  return recorded.id;
};

export const signalRoutes = ({ clock }: { clock: Clock }): MountedRoute[] => [
  handle(routes.list, ({ scope, query }) => listSignals(scope, query)),
  handle(routes.record, async ({ scope, body, actor }) =>
    getSignal(scope, await record(scope, { body, actor, now: clock.now() })),
  ),
  handle(routes.get, ({ scope, params }) => getSignal(scope, params.id)),
  handle(routes.update, ({ scope, params, body, expectedVersion, actor }) =>
    updateSignal(scope, { id: params.id, details: body, expectedVersion, actor }),
  ),
  handle(routes.remove, async ({ scope, params, actor }) => {
    await removeSignal(scope, { id: params.id, actor });
    return { removed: true as const };
  }),
  handle(routes.merge, async ({ scope, params, body, actor }) => {
    await mergeSignal(scope, { id: params.id, intoId: body.intoId, actor });
    return getSignal(scope, params.id);
  }),
  handle(routes.unmerge, async ({ scope, params, actor }) => {
    await unmergeSignal(scope, { id: params.id, actor });
    return getSignal(scope, params.id);
  }),
  handle(routes.companies, ({ scope, query }) => listCompanies(scope, query)),
  handle(routes.updateCompany, ({ scope, params, body, expectedVersion, actor }) =>
    updateCompany(scope, { id: params.id, details: body, expectedVersion, actor }),
  ),
];
