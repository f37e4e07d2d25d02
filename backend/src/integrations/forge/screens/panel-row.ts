import type { Epic, FeatureInput, FeatureRow, Prediction, RankingSummary } from '@valora/contracts';
import { boardRowItem, boardRowJoins } from '../../../analytics/index.js';
import { toEpic, type EpicRow } from '../../../epics/index.js';
import { toInput, type InputRecord } from '../../../features/index.js';
import { toPrediction, type PredictionRow } from '../../../predictions/index.js';
import type { TeamScope } from '../../../platform/index.js';
import { allows, defaultPolicy, type Policy } from '../sync/index.js';
import type { ReadingState } from './stale-because.js';

export interface IssueAsked {
  readonly issueId: string;
  /** As Jira shows it; finds features that were imported before their project was connected. */
  readonly key: string | undefined;
}

/** What stands beside a feature's place, read in one statement. */
export interface PanelRow {
  readonly row: FeatureRow;
  readonly jiraKey: string | null;
  readonly prediction: Prediction | null;
  readonly inputs: FeatureInput[];
  readonly signalIds: readonly string[];
  readonly signalCount: number;
  readonly epic: Epic | null;
  readonly actualEffortDays: number | null;
  readonly summary: RankingSummary | null;
  readonly isNumbersOnly: boolean;
  readonly mayRecordComments: boolean;
  /** It is on a screen, or was within the last minute. */
  readonly isWatched: boolean;
  readonly reading: ReadingState;
}

/** Dates of rows that travelled as JSON. */
type Written<Row> = {
  [Key in keyof Row]: Row[Key] extends Date
    ? string
    : Row[Key] extends Date | null
      ? string | null
      : Row[Key];
};

interface Row {
  item: FeatureRow;
  jiraKey: string | null;
  prediction: Written<PredictionRow> | null;
  inputs: Written<InputRecord>[];
  signalIds: string[];
  signalCount: number;
  epic: Written<EpicRow> | null;
  actualDays: number | null;
  summary: RankingSummary | null;
  policy: Pick<Policy, 'mode' | 'fields'> | null;
  isWatched: boolean;
  issueKey: string | null;
  syncedAt: Date | null;
  waitingSince: Date | null;
  waitingProblem: string | null;
  sync: { state: string; problem: string | null; resumesAt: string | null; startedAt: string } | null;
  lastReadThrough: Date | null;
}

const shownSignals = 5;

/**
 * The issue first by its number; a key speaks only where no issue that is followed has the number or the feature, so
 * that a key that was given anew cannot show another issue's figures.
 */
const panelSql = `
  with issue as (
    select * from jira_issues where team_id = :teamId and issue_id = :issueId and removed_at is null
  ), chosen as (
    select feature_id as id, 1 as turn from issue where feature_id is not null
    union all
    select k.id, case when k.jira_key = :key then 2 else 3 end from features k
    where k.team_id = :teamId and k.removed_at is null and (k.jira_key = :key or k.key = :key)
      and not exists (select 1 from issue)
      and not exists (select 1 from jira_issues j where j.team_id = k.team_id and j.feature_id = k.id)
    order by turn, id limit 1
  )
  select item, f.jira_key as "jiraKey",
    case when p.id is not null then row_to_json(p) end as prediction,
    coalesce((select json_agg(i order by i.name) from feature_inputs i
      where i.team_id = f.team_id and i.feature_id = f.id), '[]') as inputs,
    coalesce(s.ids, '{}') as "signalIds", coalesce(s.total, 0)::int as "signalCount",
    (select row_to_json(one) from (select living.*, f.key as feature_key, f.title as feature_title,
        f.jira_key as feature_jira_key, f.removed_at as feature_removed_at
      from epics living where living.team_id = f.team_id and living.feature_id = f.id and living.state <> 'rejected'
      order by living.id desc limit 1) one) as epic,
    coalesce((select actual_days from jira_work w where w.team_id = f.team_id and w.feature_id = f.id),
      (select actual_effort_days from outcomes o where o.team_id = f.team_id and o.feature_id = f.id)) as "actualDays",
    (select summary from ranking_runs run where run.team_id = f.team_id) as summary,
    case when policy.team_id is not null then json_build_object('mode', policy.mode, 'fields', policy.fields) end as policy,
    coalesce(issue.watched_at > now() - interval '1 minute', issue.issue_id is null) as "isWatched", issue.issue_key as "issueKey", issue.synced_at as "syncedAt",
    dirty.since as "waitingSince", dirty.problem as "waitingProblem",
    (select row_to_json(latest) from (select y.state, y.problem, y.resumes_at as "resumesAt", y.started_at as "startedAt"
      from jira_syncs y where y.team_id = f.team_id and y.project_id = issue.project_id
      order by y.started_at desc limit 1) latest) as sync,
    (select max(y.started_at) from jira_syncs y
      where y.team_id = f.team_id and y.project_id = issue.project_id and y.state = 'done') as "lastReadThrough"
  from chosen
  join features f on f.team_id = :teamId and f.id = chosen.id and f.removed_at is null
  left join issue on true
  left join jira_policies policy on policy.team_id = f.team_id and policy.project_id = issue.project_id
  left join jira_dirty dirty on dirty.team_id = f.team_id and dirty.issue_id = issue.issue_id
  left join rankings r on r.team_id = f.team_id and r.feature_id = f.id
  ${boardRowJoins}
  left join lateral (
    select (array_agg(root.id order by root.occurred_at desc, root.id desc))[1:${String(shownSignals)}] as ids, count(*) as total
    from (select distinct coalesce(said.merged_into, said.id) as id
      from feature_signals fs join signals said on said.team_id = fs.team_id and said.id = fs.signal_id
      where fs.team_id = f.team_id and fs.feature_id = f.id) attached
    join signals root on root.team_id = f.team_id and root.id = attached.id) s on true,
  ${boardRowItem}`;

const at = (written: string): Date => new Date(written);
const atOrNull = (written: string | null): Date | null => (written === null ? null : at(written));

const readEpic = (row: Written<EpicRow>): Epic =>
  toEpic({
    ...row,
    feature_removed_at: atOrNull(row.feature_removed_at),
    claimed_at: atOrNull(row.claimed_at),
    created_at: at(row.created_at),
    updated_at: at(row.updated_at),
  });

const readPrediction = (row: Written<PredictionRow>): Prediction =>
  toPrediction({ ...row, created_at: at(row.created_at) });

const readState = (row: Row): ReadingState => ({
  isFollowed: row.issueKey !== null,
  syncedAt: row.syncedAt,
  waiting: row.waitingSince === null ? null : { since: row.waitingSince, problem: row.waitingProblem },
  latest:
    row.sync === null
      ? null
      : { ...row.sync, resumesAt: atOrNull(row.sync.resumesAt), startedAt: at(row.sync.startedAt) },
  lastReadThrough: row.lastReadThrough,
});

/** The feature behind an issue with everything that stands beside its place; null where the issue has none. */
export const findPanelRow = async (
  { trx, teamId }: TeamScope,
  { issueId, key }: IssueAsked,
): Promise<PanelRow | null> => {
  const { rows } = (await trx.raw(panelSql, { teamId, issueId, key: key ?? null })) as { rows: Row[] };
  const [row] = rows;
  if (row === undefined) return null;
  const policy = { ...defaultPolicy, ...row.policy };
  return {
    row: row.item,
    jiraKey: row.issueKey ?? row.jiraKey,
    prediction: row.prediction === null ? null : readPrediction(row.prediction),
    inputs: row.inputs.map((input) => toInput({ ...input, as_of: at(input.as_of) })),
    signalIds: row.signalIds,
    signalCount: row.signalCount,
    epic: row.epic === null ? null : readEpic(row.epic),
    actualEffortDays: row.actualDays,
    summary: row.summary,
    isNumbersOnly: policy.mode === 'numbers_only',
    // A comment is taken from an issue that is followed, by the policy of its project.
    mayRecordComments: row.issueKey !== null && allows(policy, 'comment'),
    isWatched: row.isWatched,
    reading: readState(row),
  };
};
