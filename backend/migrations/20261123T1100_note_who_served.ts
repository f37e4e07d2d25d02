import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table predictions
      add column served_by text not null default 'local' check (served_by in ('local', 'endpoint')),
      add column fell_back_because text
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table predictions drop column served_by, drop column fell_back_because`);
};
