import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table features (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      key text not null,
      jira_key text,
      title text not null,
      description text not null default '',
      status text not null check (status in ('idea', 'planned', 'in_progress', 'delivered', 'dropped')),
      type text,
      labels text[] not null default '{}',
      parent_key text,
      is_subtask boolean not null default false,
      must_do boolean not null default false,
      moscow text check (moscow in ('must', 'should', 'could', 'wont')),
      kano text check (kano in ('basic', 'performance', 'delighter', 'indifferent', 'reverse')),
      -- companies that asked, each once; kept by the features station whenever a link, a merge or a company changes
      demand integer not null default 0,
      is_sample boolean not null default false,
      created_at timestamptz not null,
      delivered_at timestamptz,
      removed_at timestamptz,
      version integer not null default 1,
      updated_at timestamptz not null default now(),
      primary key (team_id, id)
    );
    create unique index features_key on features (team_id, key) where removed_at is null;
    create index on features (team_id, status) where removed_at is null;
    create index on features (team_id, created_at desc, id desc) where removed_at is null;

    create table feature_counters (
      team_id uuid primary key references teams on delete cascade,
      last_number integer not null
    );

    create table feature_inputs (
      team_id uuid not null,
      feature_id uuid not null,
      name text not null,
      value double precision not null,
      source text not null check (source in ('human', 'import', 'sync', 'model', 'assumption')),
      actor text,
      as_of timestamptz not null,
      primary key (team_id, feature_id, name),
      foreign key (team_id, feature_id) references features on delete cascade
    );

    create table feature_needs (
      team_id uuid not null,
      feature_id uuid not null,
      needs_id uuid not null,
      primary key (team_id, feature_id, needs_id),
      foreign key (team_id, feature_id) references features on delete cascade,
      foreign key (team_id, needs_id) references features (team_id, id) on delete cascade,
      check (feature_id <> needs_id)
    );

    create table feature_signals (
      team_id uuid not null,
      feature_id uuid not null,
      signal_id uuid not null,
      attached_by text not null,
      attached_at timestamptz not null default now(),
      primary key (team_id, feature_id, signal_id),
      foreign key (team_id, feature_id) references features on delete cascade,
      foreign key (team_id, signal_id) references signals on delete cascade
    );
    create index on feature_signals (team_id, signal_id);
  `);
  await isolateByTeam(knex, [
    'features',
    'feature_counters',
    'feature_inputs',
    'feature_needs',
    'feature_signals',
  ]);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table feature_signals, feature_needs, feature_inputs, feature_counters, features`);
};
