import { InvocationError, InvocationErrorCode } from '@forge/events';
import type { forge } from '@valora/contracts';
import { askBackend } from '../functions/ask-backend';
import { recordOf } from '../shared/record';

type Json = Readonly<Record<string, unknown>>;

/** A minute: an outage is longer than a moment, and the platform comes back four times at most. */
const retryAfterSeconds = 60;

/** A number as Jira writes it, with or without quotes; nothing else gets through. */
const number = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && /^[1-9][0-9]{0,17}$/.test(String(value))
    ? String(value)
    : undefined;

const key = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Z][A-Z0-9_]{1,29}$/.test(value) ? value : undefined;

const eventType = (value: unknown): string =>
  typeof value === 'string' && /^avi:jira(-software)?(:[a-z-]+)+$/.test(value) ? value : '';

const issueOf = (value: unknown): Json | undefined => {
  const issue = recordOf(value);
  const project = recordOf(recordOf(issue['fields'])['project']);
  return number(issue['id']) === undefined
    ? undefined
    : { id: number(issue['id']), fields: { project: { id: number(project['id']) } } };
};

const numbered = (value: unknown, ...names: readonly string[]): Json | undefined => {
  const given = recordOf(value);
  const found = Object.fromEntries(['id', ...names].map((name) => [name, number(given[name])]));
  return Object.values(found).some((one) => one !== undefined) ? found : undefined;
};

/**
 * What happened to which issue, comment, project …, by their numbers. Jira’s own message holds titles, names and changed
 * texts of every project of the site; none of that is the server’s to know, so none of it leaves Atlassian.
 */
const numbersOf = (event: Json): Json => ({
  eventType: eventType(event['eventType']),
  issue: issueOf(event['issue']),
  project: { ...numbered(event['project']), key: key(recordOf(event['project'])['key']) },
  comment: numbered(event['comment']),
  worklog: numbered(event['worklog'], 'issueId'),
  version: numbered(event['version'], 'projectId'),
  sprint: numbered(event['sprint']),
  issueId: number(event['issueId']),
  sourceIssueId: number(event['sourceIssueId']),
  destinationIssueId: number(event['destinationIssueId']),
  selfGenerated: event['selfGenerated'] === true,
});

/** Tells the server that something happened in Jira; where it cannot be reached, the platform is asked to come back. */
export const onJiraEvent = async (event: Json): Promise<InvocationError | undefined> => {
  const answer = await askBackend<typeof forge.events>({
    method: 'POST',
    path: '/forge/events',
    body: numbersOf(event),
  });
  if (answer.ok) return undefined;
  return new InvocationError({
    retryAfter: retryAfterSeconds,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
};
