import type { Knex } from 'knex';
import { isolateByTeam } from '../src/platform/db/isolate-by-team.js';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table companies (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      name text not null,
      annual_revenue numeric check (annual_revenue >= 0),
      segment text,
      is_sample boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      primary key (team_id, id)
    );
    create unique index companies_name on companies (team_id, lower(name));

    create table signals (
      team_id uuid not null references teams on delete cascade,
      id uuid not null,
      source text not null,
      external_id text,
      text text not null,
      permalink text,
      author text,
      company_id uuid,
      sentiment text check (sentiment in ('negative', 'neutral', 'positive')),
      intent text check (intent in ('bug', 'feature_request', 'question', 'praise')),
      urgency text check (urgency in ('low', 'normal', 'high')),
      occurred_at timestamptz not null,
      -- the signal that stands for this one and for everything merged with it; never merged itself
      merged_into uuid,
      -- the signal it was merged with by hand, so that every merge can be undone by itself
      merged_through uuid,
      is_sample boolean not null default false,
      recorded_by text not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      primary key (team_id, id),
      foreign key (team_id, company_id) references companies,
      foreign key (team_id, merged_into) references signals,
      foreign key (team_id, merged_through) references signals,
      check ((merged_into is null) = (merged_through is null)),
      check (merged_into <> id and merged_through <> id)
    );
    create unique index signals_external on signals (team_id, source, external_id) where external_id is not null;
    create index on signals (team_id, occurred_at desc, id desc);
    create index on signals (team_id, company_id);
    create index on signals (team_id, merged_into) where merged_into is not null;
    create index on signals (team_id, merged_through) where merged_through is not null;
  `);
  await isolateByTeam(knex, ['companies', 'signals']);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table signals, companies`);
};
