import { newId, type TeamScope } from '../../../platform/index.js';

export interface DirtyMark {
  readonly issueId: string;
  readonly projectId: string;
  readonly reason: string;
}

/** Why an issue is read again, where Jira itself said that it is gone. */
export const deletedBecause = { itself: 'deleted in Jira', project: 'deleted with its project' } as const;

/** Issues that one reading took, with the number of changes it knew of. */
export interface ClaimedIssues {
  readonly claim: string;
  readonly projectId: string;
  readonly marks: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, readonly string[]>;
  /** The database’s time before Jira is asked. */
  readonly readAt: Date;
}

/** Longer than a reading of a hundred issues can take, its retries included. */
const claimMs = 180_000;

/** Notes that issues changed: they are read again, once however often it is said before. */
export const markDirty = async (scope: TeamScope, marks: readonly DirtyMark[]): Promise<void> => {
  if (marks.length === 0) return;
  const byIssue = new Map(marks.map((mark) => [mark.issueId, mark]));
  const sorted = [...byIssue.values()].sort((a, b) => (a.issueId < b.issueId ? -1 : 1));
  await scope.trx.raw(
    `insert into jira_dirty (team_id, issue_id, project_id, reasons)
     select :teamId, m.issue_id, m.project_id, array[m.reason]
     from unnest(:issues::text[], :projects::text[], :reasons::text[]) as m (issue_id, project_id, reason)
     on conflict (team_id, issue_id) do update set
       marks = jira_dirty.marks + 1,
       project_id = excluded.project_id,
       tries = 0,
       problem = null,
       reasons = (select array_agg(distinct r) from unnest(jira_dirty.reasons || excluded.reasons) as r)`,
    {
      teamId: scope.teamId,
      issues: sorted.map(({ issueId }) => issueId),
      projects: sorted.map(({ projectId }) => projectId),
      reasons: sorted.map(({ reason }) => reason),
    },
  );
};

interface ClaimedRow {
  issue_id: string;
  marks: number;
  reasons: string[];
}

/** Nobody reads it just now, and it may be read. */
const free = `team_id = :teamId and (claimed_until is null or claimed_until < now())
    and (not_before is null or not_before <= now())`;

/** Takes up to `limit` waiting issues of one project, those that wait longest first; null where none waits. */
export const claimDirty = async (scope: TeamScope, limit: number): Promise<ClaimedIssues | null> => {
  const { trx, teamId } = scope;
  const { rows: first } = (await trx.raw(
    `select project_id as "projectId", clock_timestamp() as "readAt" from jira_dirty where ${free}
     order by since, issue_id limit 1`,
    { teamId },
  )) as { rows: { projectId: string; readAt: Date }[] };
  if (first[0] === undefined) return null;
  const { projectId, readAt } = first[0];
  const claim = newId();
  const { rows } = (await trx.raw(
    `with chosen as (
       select issue_id from jira_dirty where ${free} and project_id = :projectId
       order by since, issue_id limit :limit for update skip locked)
     update jira_dirty d set claim = :claim, claimed_until = now() + :claimMs * interval '1 millisecond', tries = tries + 1
     from chosen where d.team_id = :teamId and d.issue_id = chosen.issue_id
     returning d.issue_id, d.marks, d.reasons`,
    { teamId, projectId, limit, claim, claimMs },
  )) as { rows: ClaimedRow[] };
  if (rows.length === 0) return null;
  return {
    claim,
    projectId,
    readAt,
    marks: new Map(rows.map((row) => [row.issue_id, row.marks])),
    reasons: new Map(rows.map((row) => [row.issue_id, row.reasons])),
  };
};

/** Issues of the claim that are still its own: another reading took over what was held too long. */
export const keepClaim = async (
  { trx, teamId }: TeamScope,
  { claim }: Pick<ClaimedIssues, 'claim'>,
): Promise<ReadonlySet<string>> => {
  const ids = (await trx('jira_dirty')
    .where({ team_id: teamId, claim })
    .forUpdate()
    .pluck('issue_id')) as string[];
  return new Set(ids);
};

/**
 * Of the issues named, what changed no further while it was read is clean; the rest waits for the next reading. Issues
 * that are not named stay with the claim.
 */
export const settleClaim = async (
  { trx, teamId }: TeamScope,
  claimed: Pick<ClaimedIssues, 'claim' | 'marks'>,
): Promise<void> => {
  const issues = [...claimed.marks.keys()];
  await trx.raw(
    `delete from jira_dirty d using unnest(:issues::text[], :marks::int[]) as read (issue_id, marks)
     where d.team_id = :teamId and d.claim = :claim and d.issue_id = read.issue_id and d.marks = read.marks`,
    { teamId, claim: claimed.claim, issues, marks: issues.map((id) => claimed.marks.get(id) ?? 0) },
  );
  await trx('jira_dirty')
    .where({ team_id: teamId, claim: claimed.claim })
    .whereIn('issue_id', issues)
    .update({ claim: null, claimed_until: null });
};

/** Gives issues back, to be read when `afterMs` are over. */
export const releaseClaim = async (
  { trx, teamId }: TeamScope,
  { claim, afterMs, problem }: { readonly claim: string; readonly afterMs: number; readonly problem: string },
): Promise<void> => {
  await trx('jira_dirty')
    .where({ team_id: teamId, claim })
    .update({
      claim: null,
      claimed_until: null,
      problem,
      not_before: trx.raw(`now() + ? * interval '1 millisecond'`, [afterMs]),
    });
};

/** Whether an issue waits that could be read now. */
export const hasReadable = async ({ trx, teamId }: TeamScope): Promise<boolean> => {
  const { rows } = (await trx.raw(`select 1 from jira_dirty where ${free} limit 1`, { teamId })) as {
    rows: unknown[];
  };
  return rows.length > 0;
};
