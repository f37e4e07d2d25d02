import { cleanText } from '../../../imports/index.js';
import { newId, type TeamScope } from '../../../platform/index.js';

/** Raw payloads of a project lie apart, so that they can be taken away with it. */
export const rawSourceOf = (projectId: string | null): string => `jira-${projectId ?? 'site'}`;

export const lakeFolderOf = (teamId: string, projectId: string): string =>
  `raw/source=${rawSourceOf(projectId)}/team=${teamId}`;

export interface RawPayload {
  readonly projectId: string | null;
  /** The same delivery is kept once. */
  readonly deliveryId?: string;
  readonly payload: unknown;
}

/** One sign that PostgreSQL cannot store would keep back the whole reading. */
const storable = (payload: unknown): string =>
  JSON.stringify(payload, (_name, value: unknown) =>
    typeof value === 'string' ? cleanText(value).text : value,
  );

/** Keeps what came from Jira, reduced to what may leave it, in the transaction that takes it in. Returns whether it is new. */
export const keepRaw = async (
  scope: TeamScope,
  { projectId, deliveryId, payload }: RawPayload,
): Promise<boolean> => {
  const id = newId();
  const kept = await scope
    .trx('raw_payloads')
    .insert({
      team_id: scope.teamId,
      id,
      source: rawSourceOf(projectId),
      delivery_id: deliveryId ?? id,
      payload: storable(payload),
    })
    .onConflict(['team_id', 'source', 'delivery_id'])
    .ignore()
    .returning('id');
  return kept.length > 0;
};
