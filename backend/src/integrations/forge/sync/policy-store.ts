import type { DataPolicy } from '@valora/contracts';
import type { TeamScope } from '../../../platform/index.js';
import { listTeamProjects, type TeamProject } from './team-projects.js';
import { defaultPolicy, type Policy } from './policy.js';

interface PolicyRow {
  project_id: string;
  mode: Policy['mode'];
  fields: Policy['fields'];
  story_points_field: string | null;
  rules: Policy['rules'];
  write_scores: boolean;
  version: number;
  updated_at: Date;
  updated_by: string;
}

/** A policy with who set it; version 1 is the default that nobody has set. */
export interface StoredPolicy extends Policy {
  readonly version: number;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
}

const untouched: StoredPolicy = { ...defaultPolicy, version: 1, updatedAt: null, updatedBy: null };

const toPolicy = (row: PolicyRow): StoredPolicy => ({
  mode: row.mode,
  fields: row.fields,
  storyPointsField: row.story_points_field,
  rules: row.rules,
  writeScores: row.write_scores,
  version: row.version,
  updatedAt: row.updated_at,
  updatedBy: row.updated_by,
});

const policies = ({ trx, teamId }: TeamScope) => trx('jira_policies').where({ team_id: teamId });

/** The policy of a project; the default where nobody set one. */
export const loadPolicy = async (scope: TeamScope, projectId: string): Promise<StoredPolicy> => {
  const row = (await policies(scope).where({ project_id: projectId }).first()) as PolicyRow | undefined;
  return row === undefined ? untouched : toPolicy(row);
};

export const storePolicy = async (
  { trx, teamId }: TeamScope,
  stored: {
    readonly projectId: string;
    readonly policy: Policy;
    readonly version: number;
    readonly by: string;
  },
): Promise<void> => {
  const { projectId, policy, version, by } = stored;
  const columns = {
    mode: policy.mode,
    fields: [...policy.fields],
    story_points_field: policy.storyPointsField,
    rules: JSON.stringify(policy.rules),
    write_scores: policy.writeScores,
    version,
    updated_by: by,
    updated_at: trx.fn.now(),
  };
  await trx('jira_policies')
    .insert({ team_id: teamId, project_id: projectId, ...columns })
    .onConflict(['team_id', 'project_id'])
    .merge(columns);
};

export const toDataPolicy = (project: TeamProject, policy: StoredPolicy): DataPolicy => ({
  ...policy,
  projectId: project.projectId,
  projectKey: project.projectKey,
  updatedAt: policy.updatedAt?.toISOString() ?? null,
});

/** Policies of the team’s connected projects, by key. */
export const listPolicies = async (scope: TeamScope): Promise<DataPolicy[]> => {
  const rows = (await policies(scope)) as PolicyRow[];
  const byProject = new Map(rows.map((row) => [row.project_id, toPolicy(row)]));
  return (await listTeamProjects(scope)).map((project) =>
    toDataPolicy(project, byProject.get(project.projectId) ?? untouched),
  );
};
