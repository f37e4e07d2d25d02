import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table outcomes (
      team_id uuid not null,
      feature_id uuid not null,
      actual_effort_days double precision check (actual_effort_days > 0),
      released_on date,
      realised_value double precision,
      currency text not null,
      note text,
      source text not null,
      actor text,
      -- the prediction that stood before the outcome was known
      promised_prediction_id uuid,
      recorded_at timestamptz not null default now(),
      version integer not null default 1,
      primary key (team_id, feature_id),
      foreign key (team_id, feature_id) references features on delete cascade
    );
    create index on outcomes (team_id, released_on desc nulls last, feature_id);
  `);
  await isolateByTeam(knex, ['outcomes']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table outcomes`);
};
