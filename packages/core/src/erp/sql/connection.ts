import { ErpFailure, transient, type Failure } from '../outcome.ts';
import type { AdapterIo, Outcome } from '../port.ts';
import { classify } from './classify.ts';
import type { SqlConfig } from './config.ts';
import { openDatabase, type Database } from './database.ts';
import { ddl } from './ddl.ts';

/** The way to the merchant's database: opened by the first call that needs it, never again after a refused login. */
export class Connection {
  readonly #config: SqlConfig;
  readonly #io: AdapterIo;
  #database: Promise<Database> | undefined;
  /** A refused login is not tried again: databases and firewalls lock accounts too. */
  #refused: Failure | undefined;

  constructor(config: SqlConfig, io: AdapterIo) {
    this.#config = config;
    this.#io = io;
  }

  open(): Promise<Database> {
    if (this.#refused) throw new ErpFailure(this.#refused);
    this.#database ??= this.#connect().catch((error: unknown) => {
      this.#database = undefined;
      throw error;
    });
    return this.#database;
  }

  async #connect(): Promise<Database> {
    const database = await openDatabase(this.#config, await this.#io.secret(this.#config.password));
    if (this.#config.createTables) for (const statement of ddl(this.#config)) await database.query(statement);
    return database;
  }

  /** What the database answers, as one of the five outcomes. */
  async guard<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (this.#io.signal?.aborted === true)
      return transient({ code: 'STOPPING', message: 'The process is stopping; nothing was sent.' });
    try {
      return await work();
    } catch (error) {
      const failure = classify(error);
      if (failure === undefined) throw error;
      if (failure.cause.code === 'ERP_LOGIN_REFUSED') this.#refused = failure;
      return failure;
    }
  }

  async close(): Promise<void> {
    const database = await this.#database?.catch(() => undefined);
    await database?.close();
  }
}
