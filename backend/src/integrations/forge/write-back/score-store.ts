import type { TeamScope } from '../../../platform/index.js';

/** Somebody had the issue on the screen this lately. */
const watchedMs = 10 * 60_000;

/** A score that Jira does not have yet. */
export interface DueScore {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly installationId: string;
  readonly isWatched: boolean;
  /** What the property will hold, without the time of writing. */
  readonly score: Readonly<Record<string, unknown>>;
  /** Of all that would be written anew; times and the number of ranked features are not part of it. */
  readonly hash: string;
  /** Whether the property has to be written; else only the field. */
  readonly isNew: boolean;
  readonly roi: number | null;
  readonly writtenRoi: number | null;
}

/** Percents beyond this say nothing more, and Jira’s numbers stay exact. */
const mostPercent = 1_000_000;
const percent = (column: string): string => {
  const cut = `greatest(-${String(mostPercent)}, least(${String(mostPercent)}, ${column} * 100))`;
  return `case when ${column} is not null then round(${cut})::integer end`;
};

/** What a change of is worth a write; aliases f feature, r ranking, p current prediction. */
const content = `jsonb_build_object(
  'roi', ${percent('p.roi_mean')}, 'roiLow', ${percent('p.roi_p10')}, 'roiHigh', ${percent('p.roi_p90')},
  'rank', r.rank, 'rankLow', r.rank_low, 'rankHigh', r.rank_high, 'tier', r.tier,
  'effortDays', round(p.effort_mean::numeric, 1), 'confidence', round(p.confidence::numeric, 2),
  'mustDo', coalesce(f.must_do, false), 'overridden', coalesce(r.overridden, false),
  'notEnoughSignal', coalesce(p.not_enough_signal, false),
  'missing', coalesce(to_jsonb(r.missing), case when f.id is null
    then '["not in Valora"]'::jsonb else '["not ranked yet"]'::jsonb end))`;

/** Issues whose score here is not what Jira has, in projects that are followed and may be written to. */
const due = `
  with ranked as (select count(*)::integer as n from rankings where team_id = :teamId and rank is not null),
  found as (
    select i.issue_id, i.issue_key, i.project_id, w.installation_id, i.written_score, i.written_roi,
      coalesce(i.watched_at > :watchedSince, false) as is_watched, r.rank, r.computed_at,
      ${content} as content, w.roi_field_id is not null as has_field
    from jira_issues i
    join (select distinct on (p.project_id) p.project_id, p.installation_id, n.roi_field_id
      from forge_projects p join forge_installations n on n.id = p.installation_id and n.state = 'active'
      where p.team_id = :teamId order by p.project_id, n.installed_at desc) w on w.project_id = i.project_id
    left join jira_policies y on y.team_id = i.team_id and y.project_id = i.project_id
    left join features f on f.team_id = i.team_id and f.id = i.feature_id and f.removed_at is null
    left join rankings r on r.team_id = i.team_id and r.feature_id = f.id
    left join predictions p on p.team_id = i.team_id and p.feature_id = f.id and p.is_current
    where i.team_id = :teamId and i.removed_at is null and coalesce(y.write_scores, true)
      and (i.next_write_at is null or i.next_write_at <= :now)
      -- what nobody ranked yet has no score to show
      and (r.feature_id is not null or i.written_score is not null)
  ),
  due as (
    select found.*, md5(content::text) as hash, md5(content::text) is distinct from written_score as is_new
    from found
    where (is_watched or not :watchedOnly) and (md5(content::text) is distinct from written_score
      or has_field and written_roi is distinct from (content ->> 'roi')::float8)
    order by is_watched desc, rank nulls last, issue_id
    limit :limit
  )`;

interface DueRow {
  readonly issue_id: string;
  readonly issue_key: string;
  readonly project_id: string;
  readonly installation_id: string;
  readonly is_watched: boolean;
  readonly content: Record<string, unknown>;
  readonly hash: string;
  readonly is_new: boolean;
  readonly written_roi: number | null;
  readonly computed_at: Date | null;
  readonly ranked_count: number;
}

const toDue = (row: DueRow): DueScore => ({
  issueId: row.issue_id,
  issueKey: row.issue_key,
  projectId: row.project_id,
  installationId: row.installation_id,
  isWatched: row.is_watched,
  score: {
    schema: 1,
    ...row.content,
    rankedCount: row.ranked_count,
    scoredAt: row.computed_at?.toISOString() ?? null,
  },
  hash: row.hash,
  roi: row.content['roi'] as number | null,
  isNew: row.is_new,
  writtenRoi: row.written_roi,
});

export interface ClaimRequest {
  readonly now: Date;
  readonly limit: number;
  /** Leaves out what nobody has on a screen. */
  readonly watchedOnly: boolean;
  /** So long nobody else writes them; afterwards they are due again, should this process have died. */
  readonly claimMs: number;
}

/** Takes scores to write, those on a screen first, then by rank. */
export const claimDue = async (scope: TeamScope, request: ClaimRequest): Promise<DueScore[]> => {
  const { trx, teamId } = scope;
  const { now, limit, claimMs, watchedOnly } = request;
  const { rows } = (await trx.raw(
    `${due}, taken as (
       update jira_issues i set next_write_at = :until from due
       where i.team_id = :teamId and i.issue_id = due.issue_id and (i.next_write_at is null or i.next_write_at <= :now)
       returning i.issue_id)
     select due.*, (select n from ranked) as ranked_count from due join taken using (issue_id)
     order by is_watched desc, rank nulls last, issue_id`,
    {
      teamId,
      now,
      watchedSince: new Date(now.getTime() - watchedMs),
      until: new Date(now.getTime() + claimMs),
      limit,
      watchedOnly,
    },
  )) as { rows: DueRow[] };
  return rows.map(toDue);
};

/** One request’s worth; fewer cost next to nothing however often they are written. */
const manyScores = 100;

/** How soon scores of a team are to be written. */
export interface Pace {
  readonly isFollowing: boolean;
  /** Many were written a moment ago: so many more can wait and go together. */
  readonly isBusy: boolean;
  readonly isWatched: boolean;
}

export const readPace = async (
  { trx, teamId }: TeamScope,
  { now, calmMs }: { readonly now: Date; readonly calmMs: number },
): Promise<Pace> => {
  const { rows } = (await trx.raw(
    `select exists (select from forge_projects where team_id = :teamId) as "isFollowing",
       (select count(*) > :many from (select from jira_issues
         where team_id = :teamId and written_at > :calmSince limit :many + 1) as lately) as "isBusy",
       exists (select from jira_issues where team_id = :teamId and watched_at > :watchedSince) as "isWatched"`,
    {
      teamId,
      many: manyScores,
      calmSince: new Date(now.getTime() - calmMs),
      watchedSince: new Date(now.getTime() - watchedMs),
    },
  )) as { rows: [Pace] };
  return rows[0];
};

/** Jira may not have what was written any more: all of it is due again. */
export const forgetWritten = async ({ trx, teamId }: TeamScope, projectId: string | null): Promise<void> => {
  await trx('jira_issues')
    .where({ team_id: teamId, ...(projectId === null ? {} : { project_id: projectId }) })
    .update({ written_score: null, written_roi: null, next_write_at: null, write_tries: 0 });
};

const issuesOf = ({ trx, teamId }: TeamScope, issueIds: readonly string[]) =>
  trx('jira_issues')
    .where({ team_id: teamId })
    .whereIn('issue_id', [...issueIds]);

export const markScoresWritten = async (
  scope: TeamScope,
  written: readonly DueScore[],
  now: Date,
): Promise<void> => {
  if (written.length === 0) return;
  await scope.trx.raw(
    `update jira_issues i set written_score = w.hash, written_at = :now
     from unnest(:issues::text[], :hashes::text[]) as w (issue_id, hash)
     where i.team_id = :teamId and i.issue_id = w.issue_id`,
    {
      teamId: scope.teamId,
      now,
      issues: written.map(({ issueId }) => issueId),
      hashes: written.map(({ hash }) => hash),
    },
  );
};

export const markFieldWritten = async (scope: TeamScope, written: readonly DueScore[]): Promise<void> => {
  if (written.length === 0) return;
  await scope.trx.raw(
    `update jira_issues i set written_roi = w.roi
     from unnest(:issues::text[], :values::float8[]) as w (issue_id, roi)
     where i.team_id = :teamId and i.issue_id = w.issue_id`,
    {
      teamId: scope.teamId,
      issues: written.map(({ issueId }) => issueId),
      values: written.map(({ roi }) => roi),
    },
  );
};

/** Nothing stands against their next write any more. */
export const releaseIssues = async (scope: TeamScope, issueIds: readonly string[]): Promise<void> => {
  await issuesOf(scope, issueIds).update({ next_write_at: null, write_problem: null, write_tries: 0 });
};

/** Gives claimed issues back as they were: due, and found by the next look at what waits. */
export const returnIssues = async (
  scope: TeamScope,
  { issueIds, now }: { readonly issueIds: readonly string[]; readonly now: Date },
): Promise<void> => {
  await issuesOf(scope, issueIds).update({ next_write_at: now });
};

const waiting = ({ trx, teamId }: TeamScope, now: Date) =>
  trx('jira_issues').where({ team_id: teamId }).where('next_write_at', '<=', now);

/** Whether a write that failed, or was cut off, may be tried again. */
export const isAnyWaiting = async (scope: TeamScope, now: Date): Promise<boolean> =>
  (await waiting(scope, now).first('issue_id')) !== undefined;

/** Forgets waits of issues whose score Jira has by now. */
export const forgetIdleWaits = async (scope: TeamScope, now: Date): Promise<void> => {
  await waiting(scope, now).update({ next_write_at: null, write_problem: null, write_tries: 0 });
};

export interface PutOff {
  readonly issueIds: readonly string[];
  readonly until: Date;
  /** In words, with what to do; null: nothing a person should know of. */
  readonly problem: string | null;
}

export const putOffIssues = async (scope: TeamScope, { issueIds, until, problem }: PutOff): Promise<void> => {
  await issuesOf(scope, issueIds).update({
    next_write_at: until,
    write_problem: problem,
    write_tries: scope.trx.raw('write_tries + 1'),
  });
};

/** Most tries that failed one after the other among the issues. */
export const triesOf = async (scope: TeamScope, issueIds: readonly string[]): Promise<number> => {
  const row = (await issuesOf(scope, issueIds).max('write_tries as tries').first()) as {
    tries: number | null;
  };
  return row.tries ?? 0;
};

/** Notes that somebody has the issues on a screen: their scores are written first, with all points there are. */
export const markWatched = async ({ trx, teamId }: TeamScope, issueIds: readonly string[]): Promise<void> => {
  await trx('jira_issues')
    .where({ team_id: teamId })
    .whereIn('issue_id', [...issueIds])
    // A screen that fetches every few seconds shall not write every few seconds.
    .whereRaw(`(watched_at is null or watched_at < now() - interval '1 minute')`)
    .update({ watched_at: trx.fn.now() });
};
