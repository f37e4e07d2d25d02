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
    drop table forge_used_tokens;
  `);
};
