export { EmbeddedPostgresError } from './embedded-postgres-error.js';
export { ensureDatabase } from './ensure-database.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';
