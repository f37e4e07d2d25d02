import type { Knex } from 'knex';

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- what the ROI field of the issue holds
    alter table jira_issues add column written_roi double precision;
    alter table jira_issues add column write_tries integer not null default 0;
    create index jira_issues_to_write on jira_issues (team_id, next_write_at) where next_write_at is not null;

    -- when the site was last asked for the app's field
    alter table forge_installations add column roi_field_sought_at timestamptz;
    alter table forge_installations add column poked_at timestamptz;
    -- of pokes that failed one after the other
    alter table forge_installations add column poke_failures integer not null default 0;
    alter table forge_installations add column poke_failing_since timestamptz;
    -- when Jira last asked what the app's JQL function stands for; null: it keeps no answer of ours
    alter table forge_installations add column jql_used_at timestamptz;

    -- Live hints that wait to be fetched, one row for each project; no content.
    create table forge_changes (
      installation_id text not null,
      project_id text not null,
      names text[] not null,
      -- both empty once there were too many to name
      feature_ids uuid[] not null,
      issue_ids text[] not null,
      is_everything boolean not null,
      at timestamptz not null,
      primary key (installation_id, project_id),
      foreign key (installation_id, project_id) references forge_projects on delete cascade
    );
    grant select, insert, update, delete on forge_changes to valora_app;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table forge_changes;
    alter table forge_installations
      drop column roi_field_sought_at, drop column poked_at, drop column poke_failures,
      drop column poke_failing_since, drop column jql_used_at;
    drop index jira_issues_to_write;
    alter table jira_issues drop column written_roi, drop column write_tries;
  `);
};
