import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- part of the features that a challenger predicts beside the champion
    alter table models add column trial_share double precision not null default 0
      check (trial_share >= 0 and trial_share <= 0.5);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table models drop column trial_share`);
};
