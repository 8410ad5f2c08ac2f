import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

// pg is core's dependency, not the plugin's.
const { Client } = createRequire(createRequire(import.meta.url).resolve('@quittance/core/store'))('pg');

/** vitest's global set-up: a database of the run's own for core, on the server that Medusa's runner uses. */
export async function setup(): Promise<() => Promise<void>> {
  const { DB_HOST = 'localhost', DB_PORT = '5432', DB_USERNAME = 'postgres', DB_PASSWORD = '' } = process.env;
  const server = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}`;
  const name = `quittance_test_${randomBytes(5).toString('hex')}`;
  await run(`${server}/postgres`, `create database ${name}`);
  process.env['QUITTANCE_TEST_DATABASE_URL'] = `${server}/${name}?sslmode=disable`;
  return () => run(`${server}/postgres`, `drop database if exists ${name} with (force)`);
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
