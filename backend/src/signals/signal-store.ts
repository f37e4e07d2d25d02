import type { Signal } from '@valora/contracts';
import { notFound, type TeamScope } from '../platform/index.js';
import { featuresOf } from './links.js';
import { selectSignals, toSignal, type SignalRow } from './signal-row.js';

/** In the order of the ids; those that do not exist are left out. */
export const loadSignals = async (scope: TeamScope, ids: readonly string[]): Promise<Signal[]> => {
  const rows = (await selectSignals(scope).whereIn('s.id', ids)) as SignalRow[];
  const links = await featuresOf(scope, ids);
  const byId = new Map(rows.map((row) => [row.id, toSignal(row, links.get(row.id) ?? [])]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** @throws AppError not_found */
export const getSignal = async (scope: TeamScope, id: string): Promise<Signal> => {
  const [signal] = await loadSignals(scope, [id]);
  if (signal === undefined) throw notFound('signal');
  return signal;
};
