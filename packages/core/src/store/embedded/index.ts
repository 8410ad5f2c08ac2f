/** PostgreSQL 18 from npm, started and adopted by ourselves: the default store when no `DATABASE_URL` is given. */
export { usableAccount, type ServerAccount } from './account.ts';
export { binariesIn, stateDirectory, type PostgresBinaries } from './binaries.ts';
export { databaseServer, type DatabaseServer } from './database-server.ts';
export { EmbeddedPostgresError, OWN_SERVER_ADVICE, type EmbeddedPostgresCode } from './error.ts';
export { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './launcher.ts';
export { EmbeddedPostgres, type SocketConnection } from './server.ts';
