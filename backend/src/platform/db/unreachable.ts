import { AppError } from '../errors/errors.js';

/** Error codes of the network and of PostgreSQL (class 57P admin shutdown, 08 connection, 53300 too many connections). */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
  '53300',
]);

const messages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|the database system is/i;

/** A lost connection is told apart from a fault of ours. */
export const isUnreachable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return codes.has(code) || error.name === 'KnexTimeoutError' || messages.test(error.message);
};

/** The error as callers shall see it: 503 for a database out of reach, everything else unchanged. */
export const translateDatabaseError = (error: unknown): unknown =>
  isUnreachable(error)
    ? new AppError('unavailable', 'The database cannot be reached; try again in a moment.', {
        cause: error,
        retryAfterMs: 1000,
      })
    : error;
