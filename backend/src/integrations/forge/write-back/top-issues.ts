import type { Database, TeamScope } from '../../../platform/index.js';
import { projectsOfInstallation, type ProjectRow } from '../identity/installation-store.js';
import { mostIssues, parseTop, topJql, type JqlProblem, type TopAsk } from './valora-top.js';

interface Placed {
  readonly issueId: string;
  readonly rank: number;
}

type TopDeps = { readonly database: Pick<Database, 'global' | 'inTeam'> };

const listPlaced = async (
  { trx, teamId }: TeamScope,
  projectIds: readonly string[],
  limit: number,
): Promise<Placed[]> =>
  (await trx('rankings as r')
    .join('jira_issues as i', (on) => on.on('i.team_id', 'r.team_id').andOn('i.feature_id', 'r.feature_id'))
    .where({ 'r.team_id': teamId })
    .whereNotNull('r.rank')
    .whereNull('i.removed_at')
    .whereIn('i.project_id', [...projectIds])
    .orderBy(['r.rank', 'i.issue_id'])
    .limit(limit)
    .select('i.issue_id as issueId', 'r.rank')) as Placed[];

/** Numbers of the best placed issues, best first. Of several teams, every first comes before anybody’s second. */
const listTopIssues = async (
  deps: TopDeps,
  installationId: string,
  { count, project }: TopAsk,
): Promise<readonly string[] | JqlProblem> => {
  const followed = await deps.database.global((trx) => projectsOfInstallation(trx, installationId));
  if (followed.length === 0)
    return { error: 'valoraTop: no project of this site is connected to Valora yet.' };
  const isMeant = ({ project_id, project_key }: ProjectRow): boolean =>
    project === null || project_id === project || project_key.toLowerCase() === project.toLowerCase();
  const meant = followed.filter(isMeant);
  if (meant.length === 0)
    return {
      error: `valoraTop: the project “${String(project)}” is not connected to Valora. Connect it in its settings, under Valora.`,
    };
  const placed: Placed[] = [];
  for (const teamId of new Set(meant.map(({ team_id }) => team_id))) {
    const projectIds = meant.flatMap(({ team_id, project_id }) => (team_id === teamId ? [project_id] : []));
    placed.push(...(await deps.database.inTeam(teamId, (scope) => listPlaced(scope, projectIds, count))));
  }
  placed.sort((one, other) => one.rank - other.rank || Number(one.issueId) - Number(other.issueId));
  return placed.slice(0, count).map(({ issueId }) => issueId);
};

interface TopCall {
  readonly operator: string;
  readonly arguments: readonly string[];
}

/** Answers calls of one site; the order of each project is read once. */
export const createTopAnswers = (deps: TopDeps, installationId: string) => {
  const orders = new Map<string, ReturnType<typeof listTopIssues>>();
  const orderOf = (project: string | null) => {
    const key = project?.toLowerCase() ?? '';
    const order = orders.get(key) ?? listTopIssues(deps, installationId, { count: mostIssues, project });
    orders.set(key, order);
    return order;
  };
  return async (call: TopCall): Promise<{ jql: string } | JqlProblem> => {
    const asked = parseTop(call.arguments);
    if ('error' in asked) return asked;
    const order = await orderOf(asked.project);
    return 'error' in order ? order : topJql(call.operator, order.slice(0, asked.count));
  };
};
