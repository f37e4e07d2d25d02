import type pg from 'pg';
import { translateDatabaseError } from './unreachable.js';

export interface PreparedQuery {
  /** Name under which the server keeps the plan; one text per name. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * Left out: PostgreSQL weighs for each execution whether to plan anew for these very values. Said: one plan serves all
   * of them, as along an index; planning a page of the board would take longer than reading it, and so would starting
   * parallel workers.
   */
  readonly plan?: 'same for all values';
}

const team = `set_config('app.team_id', $1, true)`;
const setTeam = { name: 'set-team', text: `select ${team}` };
const setTeamAndPlan = {
  name: 'set-team-and-plan',
  text: `select ${team}, set_config('plan_cache_mode', 'force_generic_plan', true), set_config('max_parallel_workers_per_gather', '0', true)`,
};

/**
 * One prepared read of a team, from begin to commit in a single round trip: row level security costs next to nothing
 * when its statements travel together.
 * @param pool whose clients pipeline
 */
export const readTeamFrom =
  (pool: pg.Pool) =>
  async <Row extends pg.QueryResultRow>(teamId: string, query: PreparedQuery): Promise<Row[]> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw translateDatabaseError(error);
    });
    let broken = false;
    try {
      const { stream } = client.connection;
      // One write for all four.
      stream.cork();
      const sent = [
        client.query('begin read only'),
        client.query({ ...(query.plan === undefined ? setTeam : setTeamAndPlan), values: [teamId] }),
        client.query<Row>({ name: query.name, text: query.text, values: [...query.values] }),
        client.query('commit'),
      ] as const;
      stream.uncork();
      const [, , answer] = await Promise.all(sent);
      return answer.rows;
    } catch (error) {
      broken = true;
      throw translateDatabaseError(error);
    } finally {
      client.release(broken);
    }
  };
