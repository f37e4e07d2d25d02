import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

const spread = (name: string): string =>
  ['mean', 'p10', 'p50', 'p90'].map((part) => `${name}_${part} double precision not null`).join(', ');

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table predictions (
      team_id uuid not null,
      feature_id uuid not null,
      id uuid not null,
      is_current boolean not null,
      model_version text not null,
      ${spread('value')},
      p_no_effect double precision not null,
      currency text not null,
      ${spread('effort')},
      ${spread('roi')},
      p_loss double precision not null,
      confidence double precision not null,
      based_on text not null,
      effort_based_on text not null,
      not_enough_signal boolean not null,
      outcomes_used integer not null,
      day_rate double precision not null,
      day_rate_assumed boolean not null,
      contributions jsonb not null,
      missing_inputs text[] not null default '{}',
      -- what the model saw, so that training uses what serving saw; texts by their hash
      inputs jsonb not null,
      -- of all that was predicted: the same again is not stored again
      fingerprint text not null default '',
      created_at timestamptz not null default now(),
      primary key (team_id, feature_id, id),
      foreign key (team_id, feature_id) references features on delete cascade
    );
    create unique index predictions_current on predictions (team_id, feature_id) where is_current;
  `);
  await isolateByTeam(knex, ['predictions']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table predictions`);
};
