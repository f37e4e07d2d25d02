import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Outbox, history and audit source in one. Rows are never changed but for the marks of its two readers.
    create table events (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      type text not null,
      subject_id uuid,
      actor text not null,
      actor_id uuid,
      payload jsonb not null,
      correlation_id text,
      created_at timestamptz not null default now(),
      published_at timestamptz,
      audited_at timestamptz,
      primary key (team_id, id)
    );
    create index on events (team_id, subject_id, id desc);
    create index on events (team_id, type, id desc);
    create index events_unpublished on events (id) where published_at is null;
    create index events_unaudited on events (team_id, id) where audited_at is null;

    create function notify_events() returns trigger language plpgsql as
      $$ begin perform pg_notify('valora_events', ''); return null; end $$;
    create trigger events_notify after insert on events for each statement execute function notify_events();

    create table audit_chain (
      team_id uuid not null references teams on delete cascade,
      seq bigint not null,
      event_id uuid not null,
      prev_hash bytea not null,
      hash bytea not null,
      appended_at timestamptz not null default now(),
      primary key (team_id, seq),
      unique (team_id, event_id)
    );

    -- Watermark and lock of each periodic job.
    create table periodic_work (
      name text primary key,
      last_run_at timestamptz not null
    );
    grant select, insert, update on periodic_work to valora_app;

    -- What is left of a purged team: that it was, and where its chain ended.
    create table team_tombstones (
      team_id uuid primary key,
      purged_at timestamptz not null default now(),
      purged_by text not null,
      last_seq bigint not null,
      head_hash bytea
    );

    -- An effect that must happen once per key, whatever is redelivered.
    create table effects (
      team_id uuid not null references teams on delete cascade,
      key text not null,
      created_at timestamptz not null default now(),
      primary key (team_id, key)
    );

    create table idempotency_keys (
      team_id uuid not null references teams on delete cascade,
      actor_id uuid not null,
      key text not null,
      fingerprint bytea not null,
      status integer,
      body text,
      created_at timestamptz not null default now(),
      primary key (team_id, actor_id, key)
    );
    create index on idempotency_keys (created_at);

    -- Raw payloads wait here until a job has flushed them to the data lake.
    create table raw_payloads (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      source text not null,
      delivery_id text not null,
      payload jsonb not null,
      received_at timestamptz not null default now(),
      flushed_at timestamptz,
      primary key (team_id, id),
      unique (team_id, source, delivery_id)
    );
    create index on raw_payloads (received_at) where flushed_at is null;

    -- The relay, the audit job, the lake job and the scheduler ask which teams have work: ids only, no content. The
    -- functions run as valora_relay, a role without login that may read these tables across teams.
    create function teams_with_unpublished_events() returns setof uuid language sql stable security definer set search_path = public as
      $$ select distinct team_id from events where published_at is null $$;
    create function teams_with_unaudited_events() returns setof uuid language sql stable security definer set search_path = public as
      $$ select distinct team_id from events where audited_at is null $$;
    create function teams_with_unflushed_payloads() returns setof uuid language sql stable security definer set search_path = public as
      $$ select distinct team_id from raw_payloads where flushed_at is null $$;
    create function all_team_ids() returns setof uuid language sql stable security definer set search_path = public as
      $$ select id from teams $$;
    grant usage, create on schema public to valora_relay;
    grant select on events, raw_payloads, teams to valora_relay;
    create policy relay on events for select to valora_relay using (true);
    create policy relay on raw_payloads for select to valora_relay using (true);
    create policy relay on teams for select to valora_relay using (true);
    alter function teams_with_unpublished_events() owner to valora_relay;
    alter function teams_with_unaudited_events() owner to valora_relay;
    alter function teams_with_unflushed_payloads() owner to valora_relay;
    alter function all_team_ids() owner to valora_relay;
    revoke all on function teams_with_unpublished_events(), teams_with_unaudited_events(), teams_with_unflushed_payloads(), all_team_ids() from public;
    grant execute on function teams_with_unpublished_events(), teams_with_unaudited_events(), teams_with_unflushed_payloads(), all_team_ids() to valora_app;
    grant select, insert on team_tombstones to valora_app;
  `);
  await isolateByTeam(knex, ['events'], 'select, insert, update (published_at, audited_at)');
  await isolateByTeam(knex, ['audit_chain'], 'select, insert');
  await isolateByTeam(knex, ['effects', 'idempotency_keys', 'raw_payloads']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop policy relay on teams;
    revoke all on teams from valora_relay;
    revoke usage, create on schema public from valora_relay;
    drop function teams_with_unpublished_events(), teams_with_unaudited_events(), teams_with_unflushed_payloads(), all_team_ids();
    drop table periodic_work, raw_payloads, idempotency_keys, effects, team_tombstones, audit_chain, events;
    drop function notify_events();
  `);
};
