import { api } from '@valora/contracts';
import type { TeamIndexes } from '../../../features/index.js';
import { handle, handleOpen, type MountedRoute } from '../../../platform/index.js';
import type { ForgeRouteDeps } from '../forge-deps.js';
import { explainIssue, type PredictFeature } from './explain-issue.js';
import { issuePanel } from './issue-panel.js';
import { topIssues } from './top-issues.js';

/** What the screens need of stations further up the line. */
export interface ScreenPorts {
  readonly predict: PredictFeature;
  /** The indexes that the rest of the process uses too. */
  readonly indexes: TeamIndexes;
}

/** What screens inside Jira show; nothing here asks Jira. */
export const jiraScreenRoutes = (deps: ForgeRouteDeps & ScreenPorts): MountedRoute[] => {
  const now = () => deps.clock.now();
  return [
    handle(api.jiraScreens.panel, ({ scope, params, query, caller }) =>
      issuePanel(
        scope,
        { indexes: deps.indexes, database: deps.database, log: deps.log, now },
        { issueId: params.issueId, key: query.key, role: caller.role },
      ),
    ),
    handle(api.jiraScreens.top, ({ scope, query }) => topIssues(scope, query.limit)),
    handleOpen(api.forge.explainAction, async ({ headers, body }) => {
      const { identity, database, predict } = deps;
      const call = await identity.verifyPlatform(headers);
      const maySee = async (projectId: string): Promise<boolean> =>
        call.accountId === null || (await identity.roleIn(call, [projectId])) !== null;
      return explainIssue(
        { database, predict, maySee, now },
        { installationId: call.installationId, ...body },
      );
    }),
  ];
};
