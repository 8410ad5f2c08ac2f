import type { Diagnosis, Outcome } from '../port.ts';
import type { SqlConfig } from './config.ts';
import type { Database } from './database.ts';
import { ddl, grants } from './ddl.ts';
import type { Tables } from './orders.ts';

type Run = (work: (database: Database) => Promise<unknown>) => Promise<Outcome<unknown>>;

/** Can we connect, are the tables there, may we read and write them, and do keys compare byte by byte? */
export async function checkSql(config: SqlConfig, tables: Tables, run: Run): Promise<readonly Diagnosis[]> {
  const login = diagnosis('login', 'Signed in.', await run((database) => database.query('select 1')));
  if (!login.ok) return [login];
  const present = await Promise.all(
    Object.values(tables).map((table: string) =>
      run((database) => database.query(`select * from ${table} where 1 = 0`)),
    ),
  );
  const missing = present.find(({ ok }) => !ok);
  if (missing) {
    const { message } = diagnosis('tables', '', missing);
    return [
      login,
      {
        check: 'tables',
        ok: false,
        message,
        advice: `Run as an administrator of the database:\n${[...ddl(config), ...grants(config)].join(';\n')};`,
      },
    ];
  }
  return [
    login,
    { check: 'tables', ok: true, message: 'The staging tables are there.' },
    diagnosis('rights', 'The staging tables can be written.', await run((database) => writable(database, tables))),
    diagnosis(
      'clock',
      'The database tells the time.',
      await run((database) => database.query('select current_timestamp')),
    ),
  ];
}

/** Writes nothing: every statement asks for the right and finds no row. */
async function writable(database: Database, tables: Tables): Promise<void> {
  await database.query(`update ${tables.order} set state = state where 1 = 0`);
  await database.query(`delete from ${tables.order_line} where 1 = 0`);
  await database.query(
    `insert into ${tables.booking} (ext, put_id, kind) select ext, put_id, kind from ${tables.booking} where 1 = 0`,
  );
}

function diagnosis(check: string, fine: string, outcome: Outcome<unknown>): Diagnosis {
  if (outcome.ok) return { check, ok: true, message: fine };
  const { message, advice } = outcome.cause;
  return { check, ok: false, message, ...(advice !== undefined && { advice }) };
}
