import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { answerBench } from './answer.js';
import { usageNow } from './usage.js';

export interface RawRequest {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly text: string;
  readonly values: readonly unknown[];
  /** `rows`: JSON.stringify over the rows; `json`: the single column `data` is JSON text already. */
  readonly kind: 'rows' | 'json';
}

const serve = async ({ databaseUrl, connections, text, values, kind }: RawRequest): Promise<number> => {
  // As ours: planning anew each time, or parallel workers, would take longer than running it.
  const options = '-c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0';
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections, options });
  const query = { name: 'page', text, values: [...values] };
  const page = async (): Promise<string> => {
    const { rows } = await pool.query<Record<string, unknown>>(query);
    return kind === 'rows' ? JSON.stringify({ items: rows }) : String(rows[0]?.['data']);
  };
  const server = createServer((_request, response) => {
    page().then(
      (body) => {
        response.setHeader('Content-Type', 'application/json; charset=utf-8');
        response.end(body);
      },
      () => {
        response.statusCode = 500;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** The reference: node:http and one named statement, without sign-in, rights, isolation, limits, log or envelope. */
export const runRawServer = (): void => {
  process.once('SIGTERM', () => process.exit(0));
  answerBench({ serve, usage: usageNow });
};
