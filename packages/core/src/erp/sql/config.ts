import { z } from 'zod';

/** Only plain lower-case names reach a statement; everything else is a parameter. */
const identifier = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,29}$/, 'must be a plain lower-case name of at most 30 characters');

export const sqlConfig = z.strictObject({
  system: z.enum(['postgresql', 'mariadb']),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).optional(),
  database: z.string().min(1).max(63),
  user: z.string().min(1),
  /** Name of the secret. */
  password: z.string().default('password'),
  /** `verify` checks the server's certificate; `off` is for a database on this machine or a private network. */
  tls: z.enum(['verify', 'off']).default('verify'),
  /** PEM of the authority that signed the server's certificate, when it is not a public one. */
  certificateAuthority: z.string().optional(),
  /** Schema of the staging tables in PostgreSQL. */
  schema: identifier.default('public'),
  /** Beginning of the tables' names. */
  prefix: identifier.default('quittance_'),
  /** Makes the tables when they are missing. By default they are the merchant's to make, from the statements `check()` shows. */
  createTables: z.boolean().default(false),
  /** Longest a statement may wait or run. */
  timeoutMs: z.int().min(500).max(120_000).default(15_000),
});
export type SqlConfig = z.output<typeof sqlConfig>;
