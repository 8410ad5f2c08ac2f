import type * as mysql from 'mysql2/promise';
import pg from 'pg';
import type { SqlConfig } from './config.ts';

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, unknown>>;

/** Statements are written with `?`; values only ever travel as parameters. */
export interface Queries {
  query(sql: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
}

export interface Database extends Queries {
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A few connections: it is the merchant's database, not ours. */
const CONNECTIONS = 4;

export async function openDatabase(config: SqlConfig, password: string): Promise<Database> {
  return config.system === 'postgresql' ? openPostgres(config, password) : openMariadb(config, password);
}

function openPostgres(config: SqlConfig, password: string): Database {
  const { host, port = 5432, database, user, timeoutMs, certificateAuthority: ca } = config;
  const pool = new pg.Pool({
    host,
    port,
    database,
    user,
    password,
    max: CONNECTIONS,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs + 1_000,
    statement_timeout: timeoutMs,
    lock_timeout: timeoutMs,
    application_name: 'quittance',
    ssl: config.tls === 'off' ? false : { rejectUnauthorized: true, ...(ca !== undefined && { ca }) },
    // Dates stay the text they are.
    types: { getTypeParser: () => (text: string) => text },
  });
  // A connection that dies while idle is replaced by the next query.
  pool.on('error', () => undefined);
  const queries = (client: pg.Pool | pg.PoolClient): Queries => ({
    async query(sql, values = []) {
      let index = 0;
      const result = await client.query<SqlRow>(
        sql.replace(/\?/g, () => `$${(index += 1)}`),
        [...values],
      );
      return result.rows;
    },
  });
  return {
    ...queries(pool),
    async transaction(work) {
      const client = await pool.connect();
      // Without a listener an error between two queries would end the process.
      client.on('error', ignore);
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work(queries(client));
        await committed(() => client.query('commit'));
        return result;
      } catch (error) {
        broken = await client.query('rollback').then(
          () => undefined,
          (failure: Error) => failure,
        );
        throw error;
      } finally {
        client.off('error', ignore);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

async function openMariadb(config: SqlConfig, password: string): Promise<Database> {
  // The driver costs every process 25 MB: only who has a MariaDB loads it.
  const { createPool } = await import('mysql2/promise');
  const { host, port = 3306, database, user, timeoutMs, certificateAuthority: ca } = config;
  const pool = createPool({
    host,
    port,
    database,
    user,
    password,
    connectionLimit: CONNECTIONS,
    connectTimeout: timeoutMs,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
    ...(config.tls === 'verify' && { ssl: { rejectUnauthorized: true, ...(ca !== undefined && { ca }) } }),
  });
  const prepared = new WeakSet<object>();
  const seconds = Math.max(1, Math.floor(timeoutMs / 1000));
  async function connection(): Promise<mysql.PoolConnection> {
    const open = await pool.getConnection();
    if (prepared.has(open.connection)) return open;
    await open.query(
      `set session time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = ${seconds}, lock_wait_timeout = ${seconds}`,
    );
    prepared.add(open.connection);
    return open;
  }
  const queries = (open: mysql.PoolConnection): Queries => ({
    async query(sql, values = []) {
      const [rows]: readonly [unknown, unknown] = await open.query({ sql, timeout: timeoutMs + 1_000 }, [...values]);
      return Array.isArray(rows) ? rows.filter(isRow) : [];
    },
  });
  return {
    async query(sql, values) {
      const open = await connection();
      try {
        return await queries(open).query(sql, values);
      } finally {
        open.release();
      }
    },
    async transaction(work) {
      const open = await connection();
      let broken = false;
      try {
        await open.beginTransaction();
        const result = await work(queries(open));
        await committed(() => open.commit());
        return result;
      } catch (error) {
        broken = await open.rollback().then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        if (broken) open.destroy();
        else open.release();
      }
    },
    close: () => pool.end(),
  };
}

/** The commit was sent and its answer is missing: it may have happened. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

async function committed(commit: () => Promise<unknown>): Promise<void> {
  try {
    await commit();
  } catch (error) {
    throw new CommitUnknown('the answer to the commit was lost', { cause: error });
  }
}

function ignore(): void {}

function isRow(row: unknown): row is SqlRow {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}
