import type pg from 'pg';
import { translateDatabaseError } from './unreachable.js';

export interface PreparedQuery {
  /** Name under which the server keeps the plan; one text per name. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

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
      const sent = [
        client.query('begin read only'),
        client.query({
          name: 'set-team',
          text: `select set_config('app.team_id', $1, true)`,
          values: [teamId],
        }),
        client.query<Row>({ name: query.name, text: query.text, values: [...query.values] }),
        client.query('commit'),
      ] as const;
      const [, , answer] = await Promise.all(sent);
      return answer.rows;
    } catch (error) {
      broken = true;
      throw translateDatabaseError(error);
    } finally {
      client.release(broken);
    }
  };
