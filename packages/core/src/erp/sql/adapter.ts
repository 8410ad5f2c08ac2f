import type { ErpAdapter } from '../port.ts';
import { sqlConfig, type SqlConfig } from './config.ts';
import { SqlSession } from './session.ts';

/** Staging tables in the merchant's PostgreSQL or MariaDB. */
export const sql: ErpAdapter<SqlConfig> = {
  id: 'sql',
  config: sqlConfig,
  connect: (config, io) => Promise.resolve(new SqlSession(config, io)),
};
