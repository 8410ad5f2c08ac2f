import type { Problem } from '../../model/index.ts';

/** What stopped the database: stable codes, so that a caller can say the right thing in its own words. */
export type EmbeddedPostgresCode =
  | 'PLATFORM_UNSUPPORTED'
  | 'BINARIES_MISSING'
  | 'DIRECTORY_UNREACHABLE'
  | 'DIRECTORY_UNWRITABLE'
  | 'INITDB_FAILED'
  | 'START_FAILED'
  | 'SETTINGS_DIFFER'
  | 'STOP_FAILED';

/** The embedded database could not be started or stopped; `problem.advice` names the one thing to do about it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly problem: Problem & { readonly code: EmbeddedPostgresCode };

  constructor(code: EmbeddedPostgresCode, message: string, advice: string) {
    super(`${message} ${advice}`);
    this.problem = { code, message, advice, retry: 'after-fix' };
  }
}

/** The way out that every refusal can offer. */
export const OWN_SERVER_ADVICE =
  'Set DATABASE_URL to a PostgreSQL server of version 15 or later, e.g. DATABASE_URL=postgresql://user:password@localhost/quittance.';
