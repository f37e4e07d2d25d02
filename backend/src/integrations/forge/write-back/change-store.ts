import type { Knex } from 'knex';
import type { StoredEvent } from '../../../platform/index.js';

/** More than a screen would fetch one by one. */
const mostNamed = 200;

export interface Change {
  readonly names: readonly string[];
  readonly featureIds: readonly string[];
  readonly issueIds: readonly string[];
  /** Too much, or nothing in particular, changed: everything of the project may. */
  readonly isEverything: boolean;
}

interface ChangeRow {
  readonly project_id: string;
  readonly names: string[];
  readonly feature_ids: string[];
  readonly issue_ids: string[];
  readonly is_everything: boolean;
  readonly at: Date;
}

const unique = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

/** Both as one: what either named, or everything. Associative, commutative and idempotent, and never large. */
export const mergeChanges = (one: Change, other: Change): Change => {
  const names = unique(one.names, other.names).sort();
  const featureIds = unique(one.featureIds, other.featureIds).sort();
  const issueIds = unique(one.issueIds, other.issueIds).sort();
  const isEverything =
    one.isEverything || other.isEverything || featureIds.length > mostNamed || issueIds.length > mostNamed;
  return isEverything
    ? { names, featureIds: [], issueIds: [], isEverything }
    : { names, featureIds, issueIds, isEverything };
};

/** What is added to. */
export const noChange: Change = { names: [], featureIds: [], issueIds: [], isEverything: false };

interface Place {
  readonly installationId: string;
  readonly projectId: string;
}

/** Adds to what waits for a project. */
export const addChange = async (
  trx: Knex.Transaction,
  { installationId, projectId }: Place,
  { change, at }: { readonly change: Change; readonly at: StoredEvent['createdAt'] },
): Promise<void> => {
  const place = { installation_id: installationId, project_id: projectId };
  const columns = ({ names, featureIds, issueIds, isEverything }: Change) => ({
    names: [...names],
    feature_ids: [...featureIds],
    issue_ids: [...issueIds],
    is_everything: isEverything,
    at,
  });
  await trx('forge_changes')
    .insert({ ...place, ...columns(noChange) })
    .onConflict(['installation_id', 'project_id'])
    .ignore();
  const row = (await trx('forge_changes').where(place).forUpdate().first()) as ChangeRow;
  const before = {
    names: row.names,
    featureIds: row.feature_ids,
    issueIds: row.issue_ids,
    isEverything: row.is_everything,
  };
  await trx('forge_changes')
    .where(place)
    .update(columns(mergeChanges(before, change)));
};

export interface WaitingChange {
  readonly projectId: string;
  readonly names: string[];
  readonly featureIds: string[];
  readonly issueIds: string[];
  readonly at: string;
}

/** Hands out what waits for a site; it is gone then. */
export const takeChanges = async (
  trx: Knex.Transaction,
  installationId: string,
): Promise<WaitingChange[]> => {
  const rows = (await trx('forge_changes')
    .where({ installation_id: installationId })
    .delete()
    .returning('*')) as ChangeRow[];
  return rows.map((row) => ({
    projectId: row.project_id,
    names: row.names,
    featureIds: row.feature_ids,
    issueIds: row.issue_ids,
    at: row.at.toISOString(),
  }));
};

export const isAnyChange = async (trx: Knex.Transaction, installationId: string): Promise<boolean> =>
  (await trx('forge_changes').where({ installation_id: installationId }).first('project_id')) !== undefined;
