import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table imports (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      file_name text not null,
      state text not null check (state in ('needs_mapping', 'queued', 'running', 'done', 'failed')),
      lake_key text not null,
      content_hash bytea not null,
      reading jsonb not null default '{}',
      preview jsonb,
      bytes bigint not null,
      bytes_read bigint not null default 0,
      rows integer not null default 0,
      created integer not null default 0,
      updated integer not null default 0,
      unchanged integer not null default 0,
      rejected integer not null default 0,
      warnings jsonb not null default '[]',
      problem text,
      started_by text not null,
      started_by_id uuid,
      created_at timestamptz not null default now(),
      touched_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (team_id, id)
    );

    create table rejected_rows (
      team_id uuid not null,
      import_id uuid not null,
      line integer not null,
      seq integer not null,
      column_name text,
      value text,
      reason text not null,
      primary key (team_id, import_id, line, seq),
      foreign key (team_id, import_id) references imports on delete cascade
    );
  `);
  await isolateByTeam(knex, ['imports', 'rejected_rows']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table rejected_rows, imports`);
};
