import type { JiraClient, JiraField } from '../../jira/index.js';
import type { Clock } from '../../../platform/index.js';
import { createMemory } from '../remember.js';
import { allows, type Policy } from './policy.js';

export interface SiteFields {
  /** Field id → its name. */
  readonly names: Readonly<Record<string, string>>;
  /** Null where the site has none, or may not be read. */
  readonly storyPointsField: string | null;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');
/** Team-managed projects estimate in the first, company-managed ones in the second. */
const usual = ['storypointestimate', 'storypoints'];

const findStoryPoints = (fields: readonly JiraField[]): string | null => {
  const byType = fields.find(({ schema }) => schema.custom?.endsWith(':jsw-story-points') === true);
  const byName = usual
    .map((name) => fields.find((field) => field.custom && plain(field.name) === name))
    .find((field) => field !== undefined);
  return (byName ?? byType)?.id ?? null;
};

const keptMs = 60 * 60_000;

/** Names of a site’s fields, asked of Jira once an hour; a project that allows none of the site’s own is never asked. */
export const createSiteFields = (clock: Clock) => {
  const kept = createMemory<readonly JiraField[]>({
    lifeMs: keptMs,
    atMost: 1_000,
    nowMs: () => clock.now().getTime(),
  });

  /** Throws JiraError. */
  return async (
    connection: { readonly id: string; readonly client: Pick<JiraClient, 'getFields'> },
    policy: Policy,
  ): Promise<SiteFields> => {
    const hasOwn = policy.fields.some((field) => field.startsWith('customfield_') && allows(policy, field));
    const hasPoints = allows(policy, 'storyPoints');
    if (!hasOwn && (!hasPoints || policy.storyPointsField !== null))
      return { names: {}, storyPointsField: hasPoints ? policy.storyPointsField : null };
    const fields = await kept.get(connection.id, () => connection.client.getFields());
    return {
      names: Object.fromEntries(fields.map(({ id, name }) => [id, name])),
      storyPointsField: hasPoints ? (policy.storyPointsField ?? findStoryPoints(fields)) : null,
    };
  };
};
export type FieldsOfSite = ReturnType<typeof createSiteFields>;
