import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- An epic handed to a person, who creates it as themselves inside Jira: which claim may say what came of it, and
    -- until when nobody else looks for it. Null where a job sends it.
    alter table epic_parts
      add column claim_id uuid,
      add column held_until timestamptz,
      add constraint epic_parts_claim check ((claim_id is null) = (held_until is null));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table epic_parts drop column claim_id, drop column held_until`);
};
