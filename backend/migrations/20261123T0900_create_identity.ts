import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create function current_team() returns uuid language sql stable parallel safe as
      $$ select nullif(current_setting('app.team_id', true), '')::uuid $$;

    create table users (
      id uuid primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      password_hash text not null,
      last_team_id uuid,
      created_at timestamptz not null default now()
    );

    create table teams (
      id uuid primary key,
      name text not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      day_rate numeric not null check (day_rate > 0),
      day_rate_assumed boolean not null,
      capacity_days numeric check (capacity_days >= 0),
      subscription_tier text not null default 'free' check (subscription_tier in ('free', 'standard', 'enterprise')),
      version integer not null default 1,
      created_at timestamptz not null default now()
    );

    create table memberships (
      team_id uuid not null references teams on delete cascade,
      user_id uuid not null references users on delete cascade,
      role text not null check (role in ('viewer', 'contributor', 'manager', 'admin')),
      created_at timestamptz not null default now(),
      primary key (team_id, user_id)
    );
    create index on memberships (user_id);

    create table invitations (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      token_hash bytea not null unique,
      role text not null check (role in ('viewer', 'contributor', 'manager', 'admin')),
      email text,
      invited_by uuid not null references users,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      accepted_at timestamptz,
      primary key (team_id, id)
    );

    create table api_tokens (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      token_hash bytea not null unique,
      name text not null,
      role text not null check (role in ('viewer', 'contributor', 'manager', 'admin')),
      created_by uuid not null references users,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      expires_at timestamptz,
      primary key (team_id, id)
    );

    -- One row per refresh token; a family is one sign-in. A token used twice revokes its family.
    create table refresh_tokens (
      id uuid primary key,
      family_id uuid not null,
      user_id uuid not null references users on delete cascade,
      team_id uuid not null references teams on delete cascade,
      token_hash bytea not null unique,
      used_at timestamptz,
      revoked_at timestamptz,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    );
    create index on refresh_tokens (family_id);
    create index on refresh_tokens (user_id, team_id);

    -- One-time links printed by the starter: the first makes the owner, later ones sign an admin in.
    create table sign_in_links (
      token_hash bytea primary key,
      purpose text not null check (purpose in ('owner', 'sign-in')),
      user_id uuid references users on delete cascade,
      team_id uuid references teams on delete cascade,
      expires_at timestamptz not null,
      used_at timestamptz
    );

    grant select, insert, update, delete on users, teams, refresh_tokens, sign_in_links to valora_app;
  `);
  await isolateByTeam(knex, ['memberships', 'invitations', 'api_tokens']);
  await knex.raw(`
    alter table teams enable row level security;
    alter table teams force row level security;
    create policy team on teams using (id = current_team()) with check (id = current_team());
    -- Before a team is chosen, a person may see to which teams they belong.
    create policy own on memberships for select using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
    create policy own on teams for select using (
      id in (select m.team_id from memberships m where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table sign_in_links, refresh_tokens, api_tokens, invitations, memberships, teams, users;
    drop function current_team();
  `);
};
