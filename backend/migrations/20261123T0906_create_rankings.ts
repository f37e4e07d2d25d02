import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table ranking_settings (
      team_id uuid primary key references teams on delete cascade,
      framework text not null,
      criteria jsonb not null,
      formula text,
      locked boolean not null default false,
      version integer not null default 1,
      updated_at timestamptz not null default now(),
      updated_by text not null
    );

    create table rankings (
      team_id uuid not null,
      feature_id uuid not null,
      rank integer,
      model_rank integer,
      rank_low integer,
      rank_high integer,
      tier integer,
      p_top5 double precision,
      p_top10 double precision,
      p_top20 double precision,
      score double precision,
      contributions jsonb not null default '[]',
      -- what the score read, by name, so that a later change can be told exactly
      quantities jsonb not null default '{}',
      missing text[] not null default '{}',
      criteria_weights jsonb not null,
      overridden boolean not null default false,
      -- the override in force when it was placed: {position, reason, actor, createdAt, expiresAt}
      override jsonb,
      -- fingerprint of all that the contributions rest on; equal means nothing has to be explained anew
      explained_by text not null default '',
      rank_history integer[] not null default '{}',
      computed_at timestamptz not null,
      primary key (team_id, feature_id),
      foreign key (team_id, feature_id) references features on delete cascade
    );
    create index rankings_order on rankings (team_id, rank, feature_id);
    create index rankings_model_order on rankings (team_id, model_rank);

    -- the latest computation of a team's ranking
    create table ranking_runs (
      team_id uuid primary key references teams on delete cascade,
      computed_at timestamptz not null,
      settings jsonb not null,
      summary jsonb not null
    );

    create table rank_overrides (
      team_id uuid not null,
      feature_id uuid not null,
      position integer not null check (position >= 1),
      reason text not null,
      actor text not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      primary key (team_id, feature_id),
      foreign key (team_id, feature_id) references features on delete cascade
    );

    create table rank_changes (
      team_id uuid not null,
      feature_id uuid not null,
      id uuid not null,
      from_rank integer,
      to_rank integer,
      reason text not null,
      parts jsonb not null default '[]',
      actor text not null,
      event_id uuid,
      at timestamptz not null default now(),
      primary key (team_id, feature_id, id),
      foreign key (team_id, feature_id) references features on delete cascade
    );
    create index on rank_changes (team_id, at desc);

    create table ranking_snapshots (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      -- the state an undo goes back to; null: none
      previous_id uuid,
      at timestamptz not null default now(),
      actor text not null,
      reason text not null,
      settings jsonb not null,
      overrides jsonb not null,
      primary key (team_id, id)
    );
  `);
  await isolateByTeam(knex, [
    'ranking_settings',
    'rankings',
    'ranking_runs',
    'rank_overrides',
    'rank_changes',
    'ranking_snapshots',
  ]);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(
    `drop table ranking_snapshots, rank_changes, rank_overrides, ranking_runs, rankings, ranking_settings`,
  );
};
