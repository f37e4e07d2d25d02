import { textFields, type EgressEntry } from '@valora/contracts';
import { newestPage, newId, type PageQuery, type TeamScope } from '../../../platform/index.js';
import type { SyncDeps } from './sync-deps.js';

export interface Egress {
  readonly project: { readonly id: string; readonly key: string } | null;
  /** Such as `issues read`. */
  readonly what: string;
  readonly issues: number;
  readonly fields: readonly string[];
  readonly bytes: number;
  readonly actor: string;
}

const texts: ReadonlySet<string> = new Set(textFields);

type Places = Pick<SyncDeps, 'dataRegion' | 'publicUrl' | 'furtherDestinations'>;

/** Where data goes: this server, and whoever it hands texts on to. */
const destinationOf = (deps: Places, fields: readonly string[]): string =>
  [
    `Valora at ${deps.publicUrl()} (${deps.dataRegion})`,
    ...(fields.some((field) => texts.has(field)) ? deps.furtherDestinations : []),
  ].join('; ');

/** Notes what left Jira, in the transaction that takes it in. */
export const logEgress = async ({ trx, teamId }: TeamScope, deps: Places, egress: Egress): Promise<void> => {
  await trx('jira_egress').insert({
    team_id: teamId,
    id: newId(),
    project_id: egress.project?.id ?? null,
    project_key: egress.project?.key ?? null,
    what: egress.what,
    destination: destinationOf(deps, egress.fields),
    issues: egress.issues,
    fields: [...egress.fields],
    bytes: egress.bytes,
    actor: egress.actor,
  });
};

interface EgressRow extends Omit<EgressEntry, 'at' | 'projectKey'> {
  at: Date;
  project_key: string | null;
}

const toEntry = (row: EgressRow): EgressEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  projectKey: row.project_key,
  what: row.what,
  destination: row.destination,
  issues: row.issues,
  fields: row.fields,
  bytes: row.bytes,
  actor: row.actor,
});

/** What left Jira, newest first. @throws AppError invalid_input for a foreign cursor */
export const listEgress = ({ trx, teamId }: TeamScope, query: PageQuery) =>
  newestPage<EgressRow, EgressEntry>({
    query,
    wanted: () => trx('jira_egress').where({ team_id: teamId }),
    toItem: toEntry,
  });
