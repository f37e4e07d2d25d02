import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- Points of Jira's REST API by UTC hour: one purse of the app, over all sites and processes.
    create table forge_points (
      hour timestamptz primary key,
      spent integer not null default 0
    );

    -- What sites spent of it for work nobody waits for, and what is still kept for them this hour.
    create table forge_point_shares (
      hour timestamptz not null references forge_points on delete cascade,
      priority text not null check (priority in ('sync', 'background')),
      -- base address of the site's calls; empty: all sites together that were not known when the hour began
      site text not null,
      spent integer not null default 0,
      -- null: a newcomer, who draws on what is kept for all newcomers
      reserve double precision,
      primary key (hour, priority, site)
    );

    grant select, insert, update, delete on forge_points, forge_point_shares to valora_app;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table forge_point_shares, forge_points`);
};
