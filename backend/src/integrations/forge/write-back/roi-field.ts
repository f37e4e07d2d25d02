import { isJiraError, type JiraClient } from '../../jira/index.js';
import type { WriteBackDeps } from './write-back-deps.js';

/** The key of the field’s module in the app’s manifest. */
const moduleKey = 'valora-roi';
/** A site where the field is not there yet is asked again after this. */
const askAgainMs = 3_600_000;

interface FieldRow {
  readonly environment: string;
  readonly roi_field_id: string | null;
  readonly roi_field_sought_at: Date | null;
}

const chooseField = (
  fields: readonly { readonly id: string; readonly key: string | null }[],
  environment: string,
): string | null => {
  const ours = fields.filter(({ key }) => key?.endsWith(`__${moduleKey}`) === true);
  const own = ours.find(
    ({ key }) => key?.toLowerCase().includes(`__${environment.toLowerCase()}__`) === true,
  );
  return (own ?? ours[0])?.id ?? null;
};

/** The field that shows the ROI on the installation’s site; null where the app has none there (yet). Throws JiraError. */
export const findRoiField = async (
  { database, clock, log }: WriteBackDeps,
  client: JiraClient,
  installationId: string,
): Promise<string | null> => {
  const now = clock.now();
  const row = await database.global(
    async (trx) =>
      (await trx('forge_installations')
        .where({ id: installationId })
        .first('environment', 'roi_field_id', 'roi_field_sought_at')) as FieldRow | undefined,
  );
  if (row === undefined) return null;
  if (row.roi_field_id !== null) return row.roi_field_id;
  const soughtAt = row.roi_field_sought_at?.getTime() ?? 0;
  if (now.getTime() - soughtAt < askAgainMs) return null;
  const fieldId = chooseField(await client.getFields(), row.environment);
  if (fieldId === null)
    log.info(
      { installationId },
      'the site has no field of the app yet: ROI is written to the property alone',
    );
  await database.global((trx) =>
    trx('forge_installations')
      .where({ id: installationId })
      .update({ roi_field_id: fieldId, roi_field_sought_at: now }),
  );
  return fieldId;
};

/** The field was deleted, or belongs to another installation: it is looked for again, later. */
export const forgetRoiField = async (
  { database, clock }: WriteBackDeps,
  installationId: string,
): Promise<void> => {
  const teams = await database.global(async (trx) => {
    await trx('forge_installations')
      .where({ id: installationId })
      .update({ roi_field_id: null, roi_field_sought_at: clock.now() });
    return (await trx('forge_projects')
      .where({ installation_id: installationId })
      .distinct()
      .pluck('team_id')) as string[];
  });
  // The next field is empty.
  for (const teamId of teams)
    await database.inTeam(teamId, ({ trx }) =>
      trx('jira_issues').where({ team_id: teamId }).update({ written_roi: null }),
    );
};

export const isMissing = (error: unknown): boolean => isJiraError(error) && error.kind === 'not_found';
