import type { TeamScope } from '../platform/index.js';
import { openRow, type SealedRow, type ServedRow } from './served-row.js';

export interface NewServedRow {
  readonly featureId: string;
  readonly predictionId: string;
  readonly row: SealedRow;
}

/** Keeps what predictions were made from; a text that is known already is not kept again. */
export const saveServedRows = async (
  { trx, teamId }: TeamScope,
  rows: readonly NewServedRow[],
): Promise<void> => {
  // In the order of their hashes, so that two transactions never wait for each other’s.
  const texts = [...new Map(rows.flatMap(({ row }) => [...row.texts])).entries()]
    .map(([hash, text]) => ({ team_id: teamId, hash, text }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  await trx.raw(
    `insert into model_texts (team_id, hash, text)
     select team_id, hash, text from jsonb_populate_recordset(null::model_texts, ?::jsonb) on conflict do nothing`,
    [JSON.stringify(texts)],
  );
  const kept = rows.map(({ featureId, predictionId, row }) => ({
    team_id: teamId,
    feature_id: featureId,
    prediction_id: predictionId,
    row: row.json,
    text_hashes: [...row.texts.keys()],
  }));
  await trx.raw(
    `insert into prediction_rows (team_id, feature_id, prediction_id, "row", text_hashes)
     select team_id, feature_id, prediction_id, "row", text_hashes
     from jsonb_populate_recordset(null::prediction_rows, ?::jsonb)`,
    [JSON.stringify(kept)],
  );
};

/** Texts that no prediction refers to any more, as after the sample was removed. Returns how many. */
export const forgetUnusedTexts = async ({ trx, teamId }: TeamScope): Promise<number> => {
  const { rowCount } = (await trx.raw(
    `delete from model_texts t where t.team_id = :teamId and not exists (
       select from (select unnest(text_hashes) as hash from prediction_rows where team_id = :teamId) used
       where used.hash = t.hash)`,
    { teamId },
  )) as { rowCount: number };
  return rowCount;
};

/** Forgets what predictions of these features were made from, with texts that nobody else refers to. */
export const forgetServedRows = async (scope: TeamScope, featureIds: readonly string[]): Promise<void> => {
  await scope
    .trx('prediction_rows')
    .where({ team_id: scope.teamId })
    .whereIn('feature_id', [...featureIds])
    .delete();
  await forgetUnusedTexts(scope);
};

/** The row a prediction was made from; null where it was not kept. */
export const loadServedRow = async (
  { trx, teamId }: TeamScope,
  { featureId, predictionId }: { featureId: string; predictionId: string },
): Promise<ServedRow | null> => {
  const kept = (await trx('prediction_rows')
    .where({ team_id: teamId, feature_id: featureId, prediction_id: predictionId })
    .first('row', 'text_hashes')) as { row: string; text_hashes: string[] } | undefined;
  if (kept === undefined) return null;
  const texts = (await trx('model_texts')
    .where({ team_id: teamId })
    .whereRaw('hash = any(?::text[])', [kept.text_hashes])
    .select('hash', 'text')) as { hash: string; text: string }[];
  return openRow(kept.row, new Map(texts.map(({ hash, text }) => [hash, text])));
};
