import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Texts as models saw them, each kept once: a feature's own text may change after its prediction.
    create table model_texts (
      team_id uuid not null references teams on delete cascade,
      hash text not null,
      text text not null,
      primary key (team_id, hash)
    );

    -- The very row a prediction was made from, as canonical JSON with texts by their hash. Text and not jsonb, which would
    -- write numbers and keys its own way.
    create table prediction_rows (
      team_id uuid not null,
      feature_id uuid not null,
      prediction_id uuid not null,
      "row" text not null,
      text_hashes text[] not null,
      primary key (team_id, feature_id, prediction_id),
      foreign key (team_id, feature_id, prediction_id) references predictions on delete cascade
    );
    -- what was served lately, for the drift check
    create index on prediction_rows (team_id, prediction_id desc);

    create table models (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('effort', 'value')),
      version text not null,
      state text not null check (state in ('challenger', 'champion', 'retired', 'failed')),
      -- folder below that of all artifacts; null once it was cleaned up
      artifact_key text,
      graph_sha256 text not null,
      card jsonb not null,
      report jsonb not null,
      held_out jsonb,
      trained_rows integer not null,
      trained_until timestamptz not null,
      trained_by text not null,
      reason text not null,
      -- champion before this one: where a roll-back goes; null: the base model
      replaced_id uuid,
      -- part of the features that a challenger predicts beside the champion
      trial_share double precision not null default 0 check (trial_share >= 0 and trial_share <= 0.5),
      created_at timestamptz not null default now(),
      state_changed_at timestamptz not null default now(),
      primary key (team_id, id),
      unique (team_id, kind, version)
    );
    create unique index models_champion on models (team_id, kind) where state = 'champion';

    create table training_runs (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('effort', 'value')),
      state text not null check (state in ('queued', 'running', 'done', 'failed')),
      cause text not null check (cause in ('asked', 'outcomes', 'drift')),
      step text,
      share double precision not null default 0,
      -- how often it was begun: more than once after its process was killed
      attempts integer not null default 0,
      row_count integer,
      held_out_count integer,
      -- the latest outcome there was, so that the next night knows what is new
      seen_until timestamptz,
      result text,
      reason text,
      model_id uuid,
      asked_by text not null,
      asked_by_id uuid,
      created_at timestamptz not null default now(),
      touched_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (team_id, id)
    );
    -- one at a time per team and kind
    create unique index training_runs_open on training_runs (team_id, kind) where state in ('queued', 'running');
    create index on training_runs (team_id, kind, id desc);

    -- The latest nightly check of a kind: its lock and watermark.
    create table model_watch (
      team_id uuid not null references teams on delete cascade,
      kind text not null,
      checked_at timestamptz,
      drift jsonb,
      primary key (team_id, kind)
    );
  `);
  await isolateByTeam(knex, ['model_texts', 'prediction_rows', 'models', 'training_runs', 'model_watch']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table model_watch, training_runs, models, prediction_rows, model_texts`);
};
