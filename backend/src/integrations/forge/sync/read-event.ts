import { createHash } from 'node:crypto';
import { asObject, asText } from './prune-issue.js';

/** What an event of Jira is about; everything else in it is read from Jira anew. */
export interface JiraEvent {
  /** Such as `avi:jira:updated:issue`. */
  readonly type: string;
  /** The same bytes, the same id. */
  readonly deliveryId: string;
  readonly issues: readonly { readonly id: string; readonly projectId: string | null }[];
  readonly projectId: string | null;
  readonly projectKey: string | null;
  readonly commentId: string | null;
  /** A version or sprint whose issues are to be read. */
  readonly matching: { readonly field: 'fixVersion' | 'sprint'; readonly id: string } | null;
  /** Names of the fields that came along. */
  readonly fields: readonly string[];
  /** Our own write came back. */
  readonly isOwn: boolean;
  readonly bytes: number;
}

type Json = Readonly<Record<string, unknown>>;

const numeric = (value: unknown): string | null => {
  const text = asText(value);
  return text !== null && /^[1-9][0-9]{0,17}$/.test(text) ? text : null;
};

const issueOf = (value: unknown): JiraEvent['issues'] => {
  const issue = asObject(value);
  const id = numeric(issue['id']);
  const project = asObject(asObject(issue['fields'])['project']);
  return id === null ? [] : [{ id, projectId: numeric(project['id']) }];
};

const only = (...ids: unknown[]): JiraEvent['issues'] =>
  ids.map(numeric).flatMap((id) => (id === null ? [] : [{ id, projectId: null }]));

const about = (body: Json, noun: string): JiraEvent['issues'] => {
  if (noun === 'issuelink') return only(body['sourceIssueId'], body['destinationIssueId']);
  if (noun === 'worklog') return only(asObject(body['worklog'])['issueId'], body['issueId']);
  return issueOf(body['issue']);
};

const matchingOf = (body: Json, noun: string): JiraEvent['matching'] => {
  const id = numeric(asObject(body[noun])['id']);
  if (id === null) return null;
  if (noun === 'version') return { field: 'fixVersion', id };
  return noun === 'sprint' ? { field: 'sprint', id } : null;
};

/** Reads the platform’s body as far as it says what happened to what; null where it is no event of Jira. */
export const readEvent = (body: Json): JiraEvent | null => {
  const type = asText(body['eventType']) ?? '';
  const noun = /^avi:jira(?:-software)?:[a-z]+:([a-z-]+)/.exec(type)?.[1];
  if (noun === undefined) return null;
  const text = JSON.stringify(body);
  const project = asObject(body['project']);
  return {
    type,
    deliveryId: createHash('sha256').update(text).digest('hex'),
    issues: about(body, noun),
    projectId:
      numeric(project['id']) ??
      numeric(asObject(body['version'])['projectId']) ??
      issueOf(body['issue'])[0]?.projectId ??
      null,
    projectKey: asText(project['key']),
    commentId: numeric(asObject(body['comment'])['id']),
    matching: matchingOf(body, noun),
    fields: Object.keys(asObject(asObject(body['issue'])['fields'])).sort(),
    isOwn: body['selfGenerated'] === true && type === 'avi:jira:updated:issue',
    bytes: Buffer.byteLength(text),
  };
};
