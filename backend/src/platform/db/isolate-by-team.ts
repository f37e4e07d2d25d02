import type { Knex } from 'knex';

/**
 * Puts tenant tables under row level security: only rows of the transaction’s team (`app.team_id`) can be seen or
 * written; without a team there are none. FORCE binds the owner too; the application role cannot bypass it.
 * @param rights what the application role may do; append-only tables leave out update and delete
 */
export const isolateByTeam = async (
  knex: Knex,
  tables: readonly string[],
  rights = 'select, insert, update, delete',
): Promise<void> => {
  for (const table of tables) {
    await knex.raw(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy team on ${table} using (team_id = current_team()) with check (team_id = current_team());
      grant ${rights} on ${table} to valora_app;
    `);
  }
};
