import { view } from '@forge/bridge';
import { recordOf } from './record';

/** Where in Jira a screen stands, as the platform tells it. */
export interface Place {
  readonly issueId: string | null;
  readonly issueKey: string | null;
  readonly projectId: string | null;
  readonly projectKey: string | null;
  readonly locale: string;
  readonly extension: Readonly<Record<string, unknown>>;
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

/** Rejects where the platform does not tell. */
export const readPlace = async (): Promise<Place> => {
  const context = await view.getContext();
  const extension = recordOf(context.extension);
  const issue = recordOf(extension['issue']);
  const project = recordOf(extension['project']);
  return {
    issueId: text(issue['id']),
    issueKey: text(issue['key']),
    projectId: text(project['id']),
    projectKey: text(project['key']),
    locale: context.locale,
    extension,
  };
};
