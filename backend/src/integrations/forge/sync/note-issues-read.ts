import type { TeamScope } from '../../../platform/index.js';
import type { JiraIssue } from '../../jira/index.js';
import { logEgress, type Egress } from './egress-log.js';
import { keepRaw } from './keep-raw.js';
import type { PreparedIssue } from './prepare-issues.js';
import type { SyncDeps } from './sync-deps.js';

export interface IssuesRead extends Pick<Egress, 'fields' | 'actor'> {
  readonly project: { readonly id: string; readonly key: string };
  /** As Jira sent them. */
  readonly issues: readonly JiraIssue[];
  readonly prepared: readonly PreparedIssue[];
}

/** Notes a reading of issues in the log of what left Jira, and keeps what of them may be here. */
export const noteIssuesRead = async (deps: SyncDeps, scope: TeamScope, read: IssuesRead): Promise<void> => {
  const { project, issues, prepared, fields, actor } = read;
  await logEgress(scope, deps, {
    project,
    what: 'issues read',
    issues: issues.length,
    fields,
    bytes: Buffer.byteLength(JSON.stringify(issues)),
    actor,
  });
  if (prepared.length > 0)
    await keepRaw(scope, { projectId: project.id, payload: { issues: prepared.map(({ raw }) => raw) } });
};
