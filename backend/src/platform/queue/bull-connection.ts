import type { PostgresConnectionOptions } from 'bullmq';
import type { Pool } from 'pg';

/** BullMQ describes the part of a pg.Pool it uses with types of its own that pg’s overloads do not satisfy. */
export const bullConnection = (pool: Pool): PostgresConnectionOptions =>
  pool as unknown as PostgresConnectionOptions;
