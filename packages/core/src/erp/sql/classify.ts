import { ErpFailure, misconfigured, rejected, transient, uncertain, type Failure } from '../outcome.ts';
import { CommitUnknown } from './database.ts';

const LOGIN = {
  code: 'ERP_LOGIN_REFUSED',
  message: 'The database refused user or password.',
  advice: 'Enter the password again in the connection settings.',
};
const NO_DATABASE = {
  code: 'SQL_NO_DATABASE',
  message: 'There is no such database.',
  advice: 'Correct the database name in the connection settings.',
};
const NO_TABLE = {
  code: 'SQL_TABLE_MISSING',
  message: 'A staging table or column is missing.',
  advice: 'Run the statements that the connection check shows, as an administrator of the database.',
};
const NO_RIGHTS = {
  code: 'SQL_NO_RIGHTS',
  message: 'The user may not do what the staging tables need.',
  advice: 'Run the grants that the connection check shows.',
};
const CERTIFICATE = {
  code: 'ERP_CERTIFICATE',
  message: 'The database’s certificate was refused.',
  advice: 'Give the certificate of its authority in the connection settings.',
};

/** SQLSTATE of PostgreSQL, error names of MariaDB. */
const MISCONFIGURED: readonly (readonly [RegExp, Failure['cause']])[] = [
  [/^(28\d\d\d|28P01|ER_ACCESS_DENIED_ERROR)$/, LOGIN],
  [/^(3D000|ER_BAD_DB_ERROR)$/, NO_DATABASE],
  [/^(42P01|42703|3F000|ER_NO_SUCH_TABLE|ER_BAD_FIELD_ERROR)$/, NO_TABLE],
  [/^(42501|ER_TABLEACCESS_DENIED_ERROR|ER_COLUMNACCESS_DENIED_ERROR|ER_DBACCESS_DENIED_ERROR)$/, NO_RIGHTS],
  [/CERT|SELF_SIGNED|HANDSHAKE_NO_SSL|TLS/, CERTIFICATE],
];
/** A trigger or a constraint of the merchant's, or a value that does not fit: `P0001` and 45000 are what triggers raise. */
const REFUSED =
  /^(P0001|23\d\d\d|22\d\d\d|ER_SIGNAL_EXCEPTION|ER_DATA_TOO_LONG|ER_WARN_DATA_OUT_OF_RANGE|ER_TRUNCATED_WRONG_VALUE.*|ER_CONSTRAINT_FAILED|ER_NO_REFERENCED_ROW.*|ER_BAD_NULL_ERROR)$/;
const BUSY =
  /^(40001|40P01|55P03|57014|53\d\d\d|57P0\d|ER_LOCK_WAIT_TIMEOUT|ER_LOCK_DEADLOCK|ER_CON_COUNT_ERROR|ER_TOO_MANY_USER_CONNECTIONS|ER_STATEMENT_TIMEOUT)$/;

/** What a failed statement comes to. The database's own words are left out where they could quote a row. */
export function classify(error: unknown): Failure | undefined {
  if (error instanceof ErpFailure) return error.failure;
  if (error instanceof CommitUnknown) {
    const inner = classify(error.cause);
    return inner?.kind === 'rejected' || inner?.cause.code === 'SQL_BUSY'
      ? inner
      : uncertain({ code: 'ERP_ANSWER_LOST', message: 'The connection ended before the database confirmed.' });
  }
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const cause = MISCONFIGURED.find(([pattern]) => pattern.test(code))?.[1];
  if (cause) return misconfigured(cause);
  if (REFUSED.test(code)) {
    const raised = code === 'P0001' || code === 'ER_SIGNAL_EXCEPTION';
    return rejected({
      code: raised ? 'ERP_REFUSED' : 'SQL_VALUE_REFUSED',
      message: raised ? error.message.slice(0, 300) : `The database refused a value (${code}).`,
      advice: 'Mend the order in the shop, or the rule in the merchant’s database.',
    });
  }
  if (BUSY.test(code)) return transient({ code: 'SQL_BUSY', message: `The database is busy (${code}).` });
  if (isConnection(code, error.message))
    return transient({
      code: 'ERP_UNREACHABLE',
      message: `The database cannot be reached (${code || 'connection lost'}).`,
      advice: 'Check that the database is running and its address is right.',
    });
  return undefined;
}

function isConnection(code: string, message: string): boolean {
  return (
    /^(E[A-Z]+|08\d\d\d|PROTOCOL_.*|ER_SERVER_SHUTDOWN)$/.test(code) ||
    /terminated|timeout|closed|connect/i.test(message)
  );
}
