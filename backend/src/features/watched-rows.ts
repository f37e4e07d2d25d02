import type { TeamScope } from '../platform/index.js';

/** Rows of a table that an index follows, and how they become documents. */
export interface WatchedRows {
  /** Of living rows; a row counts as changed when its version does. */
  readonly from: string;
  readonly columns: string;
  readonly textOf: (row: Readonly<Record<string, unknown>>) => {
    title: string;
    description: string;
    keys: string[];
  };
}

const LONGEST_DESCRIPTION = 4_000;

export const watchedFeatures: WatchedRows = {
  from: 'features where team_id = ? and removed_at is null',
  columns: `id, title, left(description, ${String(LONGEST_DESCRIPTION)}) as description, type, labels`,
  textOf: ({ title, description, type, labels }) => ({
    title: title as string,
    description: description as string,
    keys: [
      ...(type === null ? [] : [`type:${type as string}`]),
      ...(labels as string[]).map((label) => `label:${label}`),
    ],
  }),
};

/** Signals that stand for themselves; those merged into another are left to it. */
export const watchedSignals: WatchedRows = {
  from: 'signals where team_id = ? and merged_into is null',
  columns: `id, left(text, ${String(LONGEST_DESCRIPTION)}) as text`,
  textOf: ({ text }) => ({ title: '', description: text as string, keys: [] }),
};

/** The same as long as no row came, went or changed, whichever process did it and in whatever order it committed. */
export const fingerprintOf = async ({ trx, teamId }: TeamScope, { from }: WatchedRows): Promise<string> => {
  const { rows } = (await trx.raw(
    `select count(*) || ' ' || coalesce(sum(hashtextextended(id::text, version)::numeric), 0) as fingerprint from ${from}`,
    [teamId],
  )) as { rows: [{ fingerprint: string }] };
  return rows[0].fingerprint;
};

export const versionsOf = async (
  { trx, teamId }: TeamScope,
  { from }: WatchedRows,
): Promise<Map<string, number>> => {
  const { rows } = (await trx.raw(`select id, version from ${from}`, [teamId])) as {
    rows: { id: string; version: number }[];
  };
  return new Map(rows.map(({ id, version }) => [id, version]));
};

/** In no order; rows that are gone by now are left out. */
export const readRows = async (
  { trx, teamId }: TeamScope,
  { from, columns }: WatchedRows,
  ids: readonly string[],
): Promise<Record<string, unknown>[]> => {
  const { rows } = (await trx.raw(`select ${columns} from ${from} and id = any(?::uuid[])`, [
    teamId,
    [...ids],
  ])) as { rows: Record<string, unknown>[] };
  return rows;
};
