import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What of a project may leave Jira; a project without a row follows the default.
    create table jira_policies (
      team_id uuid not null references teams on delete cascade,
      project_id text not null,
      mode text not null check (mode in ('allowed_fields', 'numbers_only')),
      fields text[] not null,
      story_points_field text,
      rules jsonb not null,
      write_scores boolean not null,
      version integer not null,
      updated_at timestamptz not null default now(),
      updated_by text not null,
      primary key (team_id, project_id)
    );

    -- A reading of a project, page by page: the row is progress and watermark.
    create table jira_syncs (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      project_id text not null,
      project_key text not null,
      kind text not null check (kind in ('full', 'catch_up')),
      state text not null check (state in ('running', 'waiting', 'done', 'failed')),
      -- where the next page starts; null before the first one
      next_page_token text,
      pages integer not null default 0,
      issues_read integer not null default 0,
      issues_expected integer,
      created integer not null default 0,
      updated integer not null default 0,
      unchanged integer not null default 0,
      left_out integer not null default 0,
      problem text,
      resumes_at timestamptz,
      started_by text not null,
      started_at timestamptz not null default now(),
      touched_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (team_id, id)
    );
    create unique index jira_syncs_one_at_a_time on jira_syncs (team_id, project_id) where state in ('running', 'waiting');

    -- Issues that changed in Jira or here and wait to be read again.
    create table jira_dirty (
      team_id uuid not null references teams on delete cascade,
      issue_id text not null,
      project_id text not null,
      reasons text[] not null,
      -- grows with every change: a reading settles only what it knew of when it began
      marks integer not null default 1,
      since timestamptz not null default now(),
      not_before timestamptz,
      -- who reads it just now, and until when that is believed
      claim uuid,
      claimed_until timestamptz,
      tries integer not null default 0,
      problem text,
      primary key (team_id, issue_id)
    );
    create index on jira_dirty (team_id, since);

    -- Prerequisites as Jira's links say them, by the end that says so: not every kind of link is read from both.
    create table jira_needs (
      team_id uuid not null references teams on delete cascade,
      issue_id text not null,
      needs_issue_id text not null,
      said_by text not null,
      primary key (team_id, said_by, issue_id, needs_issue_id)
    );
    create index on jira_needs (team_id, issue_id, needs_issue_id);

    -- Work logged so far, in person-days of eight hours.
    create table jira_work (
      team_id uuid not null,
      feature_id uuid not null,
      actual_days double precision not null check (actual_days >= 0),
      as_of timestamptz not null,
      primary key (team_id, feature_id),
      foreign key (team_id, feature_id) references features on delete cascade
    );

    create table jira_conflicts (
      team_id uuid not null,
      id uuid not null,
      feature_id uuid not null,
      issue_id text not null,
      field text not null check (field in ('title', 'storyPoints', 'labels', 'mustDo')),
      jira_value jsonb not null,
      valora_value jsonb not null,
      detected_at timestamptz not null default now(),
      resolved_at timestamptz,
      resolved_by text,
      resolution text check (resolution in ('jira', 'valora')),
      primary key (team_id, id),
      foreign key (team_id, feature_id) references features on delete cascade
    );
    create unique index jira_conflicts_open on jira_conflicts (team_id, issue_id, field) where resolved_at is null;

    -- What left Jira; rows are never changed.
    create table jira_egress (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      at timestamptz not null default now(),
      project_id text,
      project_key text,
      what text not null,
      destination text not null,
      issues integer not null,
      fields text[] not null,
      bytes integer not null,
      actor text not null,
      primary key (team_id, id)
    );

    -- Comments that became signals, so that a change of one finds its signal.
    create table jira_comments (
      team_id uuid not null,
      comment_id text not null,
      issue_id text not null,
      signal_id uuid not null,
      primary key (team_id, comment_id),
      foreign key (team_id, signal_id) references signals on delete cascade
    );
    create index on jira_comments (team_id, issue_id);

    -- the feature that comes back together with its issue
    alter table jira_issues add column removed_feature_id uuid;
    -- a person removed the feature here: the issue is not taken in again
    alter table jira_issues add column dismissed_at timestamptz;
    -- why the issue is not taken in, in words
    alter table jira_issues add column left_out_because text;
    -- values of two-way fields on their way to Jira, so that one that arrived is known although the word of it was lost
    alter table jira_issues add column sent jsonb not null default '{}';
    -- what Jira had against a value of ours
    alter table jira_issues add column field_problem text;
    create index on jira_issues (team_id, project_id);
  `);
  await isolateByTeam(knex, [
    'jira_policies',
    'jira_syncs',
    'jira_dirty',
    'jira_needs',
    'jira_work',
    'jira_conflicts',
    'jira_comments',
  ]);
  await isolateByTeam(knex, ['jira_egress'], 'select, insert');
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop index jira_issues_team_id_project_id_idx;
    alter table jira_issues
      drop column removed_feature_id, drop column dismissed_at, drop column left_out_because,
      drop column sent, drop column field_problem;
    drop table jira_comments, jira_egress, jira_conflicts, jira_work, jira_needs, jira_dirty, jira_syncs, jira_policies;
  `);
};
