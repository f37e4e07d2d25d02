import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table integrations (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('jira')),
      name text not null,
      auth text not null check (auth in ('api_token', 'oauth')),
      config jsonb not null,
      -- AES-256-GCM under the team's key, bound to (team, kind, field)
      secrets text not null,
      state text not null check (state in ('connected', 'failing', 'paused')),
      problem text,
      last_synced_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      primary key (team_id, id)
    );
    create unique index integrations_kind on integrations (team_id, kind);

    create table team_keys (
      team_id uuid primary key references teams on delete cascade,
      wrapped_key text not null,
      created_at timestamptz not null default now()
    );

    create table epics (
      team_id uuid not null,
      id uuid not null,
      feature_id uuid not null,
      request_id uuid not null,
      state text not null check (state in ('awaiting_approval', 'approved', 'claimed', 'created', 'linked', 'rejected', 'failed', 'uncertain')),
      draft jsonb not null,
      jira_key text,
      jira_url text,
      requested_by text not null,
      decided_by text,
      problem text,
      -- nothing of the epic in the tracker is older
      claimed_at timestamptz,
      -- when it is tried again by itself; the sweep leaves it alone until then
      next_try_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (team_id, id),
      foreign key (team_id, feature_id) references features on delete cascade
    );
    -- at most one living epic per feature, whatever is retried
    create unique index epics_one_per_feature on epics (team_id, feature_id) where state <> 'rejected';
    -- two features never claim the same issue
    create unique index epics_one_per_issue on epics (team_id, jira_key) where state <> 'rejected';
    create index on epics (team_id, id desc);
    create index epics_unfinished on epics (team_id, updated_at) where state in ('approved', 'claimed', 'created', 'uncertain');

    -- How far the tracker got: part 0 is the epic, 1… its children. Written before and after each request to it, so that
    -- whoever goes on after a crash knows what may have been sent.
    create table epic_parts (
      team_id uuid not null,
      epic_id uuid not null,
      part integer not null check (part >= 0),
      state text not null check (state in ('sent', 'made')),
      issue_id text,
      issue_key text,
      updated_at timestamptz not null default now(),
      primary key (team_id, epic_id, part),
      foreign key (team_id, epic_id) references epics on delete cascade,
      check ((state = 'made') = (issue_key is not null and issue_id is not null))
    );
  `);
  await isolateByTeam(knex, ['integrations', 'team_keys', 'epics', 'epic_parts']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table epic_parts, epics, team_keys, integrations`);
};
