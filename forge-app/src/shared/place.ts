import { view } from '@forge/bridge';

/** Where in Jira a screen stands, as the platform tells it. */
export interface Place {
  readonly issueId: string | null;
  readonly issueKey: string | null;
  readonly projectId: string | null;
  readonly projectKey: string | null;
  readonly locale: string;
  readonly extension: Readonly<Record<string, unknown>>;
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

/** Rejects where the platform does not tell. */
export const readPlace = async (): Promise<Place> => {
  const context = await view.getContext();
  const extension = record(context.extension);
  const issue = record(extension['issue']);
  const project = record(extension['project']);
  return {
    issueId: text(issue['id']),
    issueKey: text(issue['key']),
    projectId: text(project['id']),
    projectKey: text(project['key']),
    locale: context.locale,
    extension,
  };
};
