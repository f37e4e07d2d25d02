/** The embedded database could not be made or started; the message says what to do about it. */
export class EmbeddedPostgresError extends Error {
  readonly code = 'EMBEDDED_POSTGRES_FAILED';
  override readonly name = 'EmbeddedPostgresError';
}
