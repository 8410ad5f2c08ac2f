/** PostgreSQL: schema, migrations, row-level security, the job queue, and the statements of every step. */
export * from './api-keys.ts';
export * from './connect.ts';
export * from './connections.ts';
export * from './documents.ts';
export * from './embedded/index.ts';
export * from './events.ts';
export * from './hosts.ts';
export * from './inbox.ts';
export * from './jobs.ts';
export * from './ledger-book.ts';
export * from './orders.ts';
export * from './payments.ts';
export * from './settings.ts';
export * from './tenants.ts';
export * from './uuid.ts';
export * from './workers.ts';
export * from './write-backs.ts';
