import type { EpicState } from '@valora/contracts';
import { recordEvent, type Actor, type EventType, type TeamScope } from '../platform/index.js';
import type { EpicRow } from './epic-row.js';

export interface EpicChange {
  readonly to: EpicState;
  readonly event: EventType;
  readonly actor: Actor;
  /** Further columns of the row. */
  readonly columns?: Readonly<Record<string, unknown>>;
  /** Further facts of the event. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Moves a locked epic on and writes the event, in the caller’s transaction. Clears the problem unless a column sets it. */
export const changeEpic = async (scope: TeamScope, epic: EpicRow, change: EpicChange): Promise<void> => {
  await scope
    .trx('epics')
    .where({ team_id: scope.teamId, id: epic.id })
    .update({
      state: change.to,
      problem: null,
      next_try_at: null,
      updated_at: scope.trx.fn.now(),
      ...change.columns,
    });
  await recordEvent(scope, {
    type: change.event,
    subjectId: epic.id,
    actor: change.actor,
    payload: { epicId: epic.id, featureIds: [epic.feature_id], ...change.facts },
  });
};
