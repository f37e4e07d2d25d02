import type { Signal } from '@valora/contracts';
import { newId, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findOrMakeCompanies } from './find-or-make-companies.js';

export interface NewSignal extends Pick<
  Signal,
  'text' | 'source' | 'permalink' | 'author' | 'sentiment' | 'intent' | 'urgency'
> {
  /** Found without regard to case, or made; null where nobody knows who asked. */
  readonly companyName: string | null;
  /** The same source and externalId is recorded once; null is always new. */
  readonly externalId: string | null;
  readonly occurredAt: Date;
}

export interface RecordedSignal {
  readonly id: string;
  /** False where it was recorded before; that one stays as it is. */
  readonly created: boolean;
}

// 16 columns a row; PostgreSQL takes at most 65,535 parameters in one statement.
const rowsPerInsert = 1_000;

const externalKey = (source: string, externalId: string): string => JSON.stringify([source, externalId]);

const earlierIds = async (
  { trx, teamId }: TeamScope,
  signals: readonly NewSignal[],
): Promise<Map<string, string>> => {
  const known = signals.flatMap(({ source, externalId }) =>
    externalId === null ? [] : [[source, externalId]],
  );
  const { rows } = (await trx.raw(
    `select s.source, s.external_id, s.id
     from unnest(:sources::text[], :externalIds::text[]) as given (source, external_id)
     join signals s on s.team_id = :teamId and s.source = given.source and s.external_id = given.external_id`,
    { sources: known.map(([source]) => source), externalIds: known.map(([, id]) => id), teamId },
  )) as { rows: { source: string; external_id: string; id: string }[] };
  return new Map(rows.map((row) => [externalKey(row.source, row.external_id), row.id]));
};

const recordChunk = async (
  scope: TeamScope,
  options: { signals: readonly NewSignal[]; actor: Actor; isSample: boolean },
): Promise<RecordedSignal[]> => {
  const { signals, actor, isSample } = options;
  const names = [...new Set(signals.flatMap(({ companyName }) => companyName ?? []))];
  const companies = await findOrMakeCompanies(scope, {
    companies: names.map((name) => ({ name })),
    isSample,
  });
  const rows = signals.map((signal) => ({
    team_id: scope.teamId,
    id: newId(),
    source: signal.source,
    external_id: signal.externalId,
    text: signal.text,
    permalink: signal.permalink,
    author: signal.author,
    company_id: signal.companyName === null ? null : (companies.get(signal.companyName) ?? null),
    sentiment: signal.sentiment,
    intent: signal.intent,
    urgency: signal.urgency,
    occurred_at: signal.occurredAt,
    is_sample: isSample,
    recorded_by: actor.name,
  }));
  const made = (await scope.trx('signals').insert(rows).onConflict().ignore().returning('id')) as {
    id: string;
  }[];
  const created = new Set(made.map(({ id }) => id));
  const earlier = created.size === rows.length ? new Map<string, string>() : await earlierIds(scope, signals);
  return rows.map(({ id, source, external_id }) => ({
    id: created.has(id) ? id : (earlier.get(externalKey(source, external_id ?? '')) ?? id),
    created: created.has(id),
  }));
};

/** Records what customers said, with one event for all that were new. Answers in the order given. */
export const recordSignals = async (
  scope: TeamScope,
  options: { signals: readonly NewSignal[]; actor: Actor; isSample?: boolean },
): Promise<RecordedSignal[]> => {
  const { signals, actor, isSample = false } = options;
  const recorded: RecordedSignal[] = [];
  for (let start = 0; start < signals.length; start += rowsPerInsert) {
    const chunk = signals.slice(start, start + rowsPerInsert);
    recorded.push(...(await recordChunk(scope, { signals: chunk, actor, isSample })));
  }
  const signalIds = recorded.filter(({ created }) => created).map(({ id }) => id);
  if (signalIds.length > 0)
    await recordEvent(scope, {
      type: 'signal.recorded',
      subjectId: signalIds.length === 1 ? (signalIds[0] ?? null) : null,
      actor,
      payload: { signalIds },
    });
  return recorded;
};
