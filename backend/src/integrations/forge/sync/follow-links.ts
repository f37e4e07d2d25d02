import { linkImportedNeeds, unlinkNeeds, type NeedById, type NeedByKey } from '../../../features/index.js';
import type { TeamScope } from '../../../platform/index.js';
import { featuresOfIssues } from './issue-store.js';
import type { PreparedIssue } from './prepare-issues.js';
import { jiraActor } from './sync-deps.js';

/** `issueId` cannot start before `needsId` is done; a link of the issue `saidBy` says so. */
interface NeedOfIssues {
  readonly issueId: string;
  readonly needsId: string;
  readonly saidBy: string;
}

const pairsOf = ({ id, row, linked }: PreparedIssue): NeedOfIssues[] => {
  const others = (keys: readonly string[]): string[] => keys.flatMap((key) => linked.get(key) ?? []);
  return [
    ...others(row?.needs ?? []).map((needsId) => ({ issueId: id, needsId, saidBy: id })),
    ...others(row?.neededBy ?? []).map((issueId) => ({ issueId, needsId: id, saidBy: id })),
  ];
};

const nameOf = ({ issueId, needsId, saidBy }: NeedOfIssues): string => `${saidBy}:${issueId}>${needsId}`;

const asColumns = (pairs: readonly NeedOfIssues[]) => ({
  issues: pairs.map(({ issueId }) => issueId),
  needs: pairs.map(({ needsId }) => needsId),
  sayers: pairs.map(({ saidBy }) => saidBy),
});

const storedPairs = async ({ trx, teamId }: TeamScope, ids: readonly string[]): Promise<NeedOfIssues[]> =>
  (await trx('jira_needs')
    .where({ team_id: teamId })
    .whereIn('said_by', [...ids])
    .select('issue_id as issueId', 'needs_issue_id as needsId', 'said_by as saidBy')) as NeedOfIssues[];

/** Returns the pairs that no link speaks of any more. */
const forget = async (
  { trx, teamId }: TeamScope,
  pairs: readonly NeedOfIssues[],
): Promise<NeedOfIssues[]> => {
  if (pairs.length === 0) return [];
  await trx.raw(
    `delete from jira_needs n
     using unnest(:issues::text[], :needs::text[], :sayers::text[]) as gone (issue_id, needs_issue_id, said_by)
     where n.team_id = :teamId and n.issue_id = gone.issue_id and n.needs_issue_id = gone.needs_issue_id
       and n.said_by = gone.said_by`,
    { teamId, ...asColumns(pairs) },
  );
  const { rows } = (await trx.raw(
    `select gone.issue_id || '>' || gone.needs_issue_id as name
     from unnest(:issues::text[], :needs::text[]) as gone (issue_id, needs_issue_id)
     join jira_needs n on n.team_id = :teamId and n.issue_id = gone.issue_id and n.needs_issue_id = gone.needs_issue_id`,
    { teamId, issues: asColumns(pairs).issues, needs: asColumns(pairs).needs },
  )) as { rows: { name: string }[] };
  const left = new Set(rows.map(({ name }) => name));
  return pairs.filter(({ issueId, needsId }) => !left.has(`${issueId}>${needsId}`));
};

const remember = async ({ trx, teamId }: TeamScope, pairs: readonly NeedOfIssues[]): Promise<void> => {
  const rows = pairs.map(({ issueId, needsId, saidBy }) => ({
    team_id: teamId,
    issue_id: issueId,
    needs_issue_id: needsId,
    said_by: saidBy,
  }));
  if (rows.length > 0) await trx('jira_needs').insert(rows).onConflict().ignore();
};

const keysOf = async ({ trx, teamId }: TeamScope, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = (await trx('features')
    .where({ team_id: teamId })
    .whereNull('removed_at')
    .whereIn('id', [...ids])
    .select('id', 'key')) as { id: string; key: string }[];
  return new Map(rows.map(({ id, key }) => [id, key]));
};

/**
 * Prerequisites as Jira’s links say them: a link that is new is added, one that went is taken away; what people linked
 * here stays.
 * @param fresh issues whose feature is new: their links are tried whether they were seen before or not
 */
export const followLinks = async (
  scope: TeamScope,
  issues: readonly PreparedIssue[],
  fresh: ReadonlySet<string>,
): Promise<void> => {
  const said = new Map(issues.flatMap(pairsOf).map((pair) => [nameOf(pair), pair]));
  const before = await storedPairs(
    scope,
    issues.map(({ id }) => id),
  );
  const known = new Set(before.map(nameOf));
  const unsaid = before.filter((pair) => !said.has(nameOf(pair)));
  const added = [...said.values()].filter((pair) => !known.has(nameOf(pair)));
  const tried = [...said.values()].filter(
    (pair) => !known.has(nameOf(pair)) || fresh.has(pair.issueId) || fresh.has(pair.needsId),
  );
  const gone = await forget(scope, unsaid);
  await remember(scope, added);
  const touched = [...gone, ...tried].flatMap(({ issueId, needsId }) => [issueId, needsId]);
  if (touched.length === 0) return;
  const features = await featuresOfIssues(scope, touched);
  const both = (pair: NeedOfIssues): NeedById[] => {
    const [featureId, needsId] = [features.get(pair.issueId), features.get(pair.needsId)];
    return featureId === undefined || needsId === undefined ? [] : [{ featureId, needsId }];
  };
  await unlinkNeeds(scope, gone.flatMap(both), jiraActor);
  const keys = await keysOf(scope, [...features.values()]);
  const pairs = tried.flatMap(both).flatMap(({ featureId, needsId }): NeedByKey[] => {
    const [key, needs] = [keys.get(featureId), keys.get(needsId)];
    return key === undefined || needs === undefined ? [] : [{ key, needs }];
  });
  await linkImportedNeeds(scope, pairs, jiraActor);
};
