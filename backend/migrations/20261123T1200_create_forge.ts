import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- The app on a Jira site. Looked up before a team is known, hence outside of row level security, like users.
    create table forge_installations (
      id text primary key,
      environment text not null check (environment in ('DEVELOPMENT', 'STAGING', 'PRODUCTION')),
      app_version text,
      cloud_id text not null,
      site_url text,
      -- base of REST calls: https://api.atlassian.com/ex/jira/<cloudId>
      api_base_url text not null,
      state text not null check (state in ('active', 'uninstalled')),
      installed_at timestamptz not null default now(),
      uninstalled_at timestamptz,
      purge_at timestamptz,
      -- the installation's key, wrapped by the master key; tokens are sealed with it
      wrapped_key text not null,
      system_token text,
      system_token_expires_at timestamptz,
      -- sealed: whoever knows it can make the app fetch changes
      poke_url text,
      roi_field_id text
    );
    create index on forge_installations (cloud_id);

    -- Which team follows a project of a site.
    create table forge_projects (
      installation_id text not null references forge_installations on delete cascade,
      project_id text not null,
      project_key text not null,
      project_name text not null,
      team_id uuid not null references teams on delete cascade,
      connected_by text not null,
      connected_at timestamptz not null default now(),
      primary key (installation_id, project_id)
    );
    create index on forge_projects (team_id);

    -- Atlassian accounts of people who came from Jira.
    create table jira_accounts (
      account_id text primary key,
      user_id uuid not null unique references users on delete cascade,
      linked_at timestamptz not null default now()
    );

    grant select, insert, update, delete on forge_installations, forge_projects, jira_accounts to valora_app;

    -- Issues of connected projects and the features they stand behind.
    create table jira_issues (
      team_id uuid not null references teams on delete cascade,
      issue_id text not null,
      issue_key text not null,
      project_id text not null,
      -- null: left out, or its feature was removed
      feature_id uuid,
      -- Jira's own time of the last change that was read
      jira_updated_at timestamptz,
      synced_at timestamptz not null default now(),
      removed_at timestamptz,
      -- two-way fields as both sides last agreed on them
      agreed jsonb not null default '{}',
      -- hash of the score that was last written back, and when
      written_score text,
      written_at timestamptz,
      write_problem text,
      next_write_at timestamptz,
      -- somebody has it on the screen
      watched_at timestamptz,
      primary key (team_id, issue_id),
      foreign key (team_id, feature_id) references features on delete set null (feature_id)
    );
    create index on jira_issues (team_id, feature_id);
    create index on jira_issues (team_id, issue_key);

    alter table integrations drop constraint integrations_auth_check;
    alter table integrations add constraint integrations_auth_check check (auth in ('api_token', 'oauth', 'forge'));
  `);
  await isolateByTeam(knex, ['jira_issues']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    delete from integrations where auth = 'forge';
    alter table integrations drop constraint integrations_auth_check;
    alter table integrations add constraint integrations_auth_check check (auth in ('api_token', 'oauth'));
    drop table jira_issues, jira_accounts, forge_projects, forge_installations;
  `);
};
