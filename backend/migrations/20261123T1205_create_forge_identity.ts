import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Tokens of calls from screens that were used: each is good for one call. Kept until it would have expired anyway.
    create table forge_used_tokens (
      jti text primary key,
      used_until timestamptz not null
    );
    create index on forge_used_tokens (used_until);
    grant select, insert, delete on forge_used_tokens to valora_app;

    -- Teams that stopped following the last project of a site: they go with its installation, and may be joined again.
    create table forge_former_teams (
      installation_id text not null references forge_installations on delete cascade,
      team_id uuid not null references teams on delete cascade,
      primary key (installation_id, team_id)
    );
    create index on forge_former_teams (team_id);
    grant select, insert, delete on forge_former_teams to valora_app;

    -- when the kept system token came
    alter table forge_installations add column system_token_at timestamptz;

    -- The role Jira gave; null: by hand. Where it differs from the role, an admin of the team changed it since.
    alter table memberships add column from_jira text
      check (from_jira in ('viewer', 'contributor', 'manager', 'admin'));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table memberships drop column from_jira;
    alter table forge_installations drop column system_token_at;
    drop table forge_former_teams, forge_used_tokens;
  `);
};
