import type { Knex } from 'knex';

/** Large WebSocket packets travel between processes through this table (the PostgreSQL adapter of socket.io). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table socket_io_attachments (
      id bigserial unique,
      created_at timestamptz default now(),
      payload bytea
    );
    grant select, insert, delete on socket_io_attachments to valora_app;
    grant usage on sequence socket_io_attachments_id_seq to valora_app;

    create table rate_limits (
      key text primary key,
      points integer not null default 0,
      expire bigint
    );
    grant select, insert, update, delete on rate_limits to valora_app;
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table rate_limits, socket_io_attachments`);
};
