import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clusterPassword } from './cluster.ts';
import { EmbeddedPostgresError } from './error.ts';
import { livePostmaster, type Postmaster } from './postmaster.ts';

/** What a `pg` client or pool needs to reach one database over the private socket. */
export interface SocketConnection {
  /** The socket's directory. */
  readonly host: string;
  readonly port: number;
  readonly user: 'postgres';
  readonly database: string;
}

const STOP_PATIENCE = 30_000;

/** A running database server. */
export class EmbeddedPostgres {
  readonly dir: string;
  readonly pid: number;
  /** Whether the server was running already, e.g. left behind by a killed process or started by another one. */
  readonly adopted: boolean;
  readonly socketDirectory: string;
  readonly port: number;
  /** Whether the server also listens on 127.0.0.1 at {@link port}. */
  readonly tcp: boolean;

  constructor(dir: string, postmaster: Postmaster, adopted: boolean) {
    this.dir = dir;
    this.pid = postmaster.pid;
    this.adopted = adopted;
    this.socketDirectory = postmaster.socketDirectory;
    this.port = postmaster.port;
    this.tcp = postmaster.listenAddress !== '';
  }

  connection(database = 'postgres'): SocketConnection {
    return { host: this.socketDirectory, port: this.port, user: 'postgres', database };
  }

  /**
   * A URL over the private socket, without password. The socket folder stands in the host's place, percent-encoded: `pg`
   * reads it so, and so does MikroORM, which ignores the other spelling (`?host=`).
   */
  connectionString(database = 'postgres'): string {
    const host = encodeURIComponent(this.socketDirectory);
    return `postgresql://postgres@${host}:${this.port}/${encodeURIComponent(database)}`;
  }

  /** A URL over TCP, password included: for programs that cannot use a socket. Needs `tcpPort` at the start. */
  tcpConnectionString(database = 'postgres'): string {
    if (!this.tcp) throw new Error(`The server of ${this.dir} does not listen on TCP; start it with tcpPort.`);
    return `postgresql://postgres:${clusterPassword(this.dir)}@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
  }

  /** Creates `name` unless it exists; `true` when it is new. */
  async createDatabase(name: string): Promise<boolean> {
    const client = new pg.Client(this.connection());
    await client.connect();
    try {
      await client.query(`create database ${pg.escapeIdentifier(name)}`);
      return true;
    } catch (error) {
      // 42P04 duplicate_database; 23505 when two sessions create it at the same moment.
      if (error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')) return false;
      throw error;
    } finally {
      await client.end();
    }
  }

  /**
   * Stops the server, adopted or not, and waits until it is gone: sessions are ended, open transactions rolled back.
   * A server that still lingers after 30 s is stopped the hard way, which costs a recovery at the next start and no data.
   */
  async stop(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
      if (await this.#goneAfter(signal)) return;
    }
    throw new EmbeddedPostgresError(
      'STOP_FAILED',
      `The database server ${this.pid} does not stop.`,
      `Its log is ${join(this.dir, 'postgresql.log')}.`,
    );
  }

  async #goneAfter(signal: NodeJS.Signals): Promise<boolean> {
    const deadline = performance.now() + STOP_PATIENCE;
    if (!this.#isLive()) return true;
    process.kill(this.pid, signal);
    while (performance.now() < deadline) {
      if (!this.#isLive()) return true;
      await sleep(10);
    }
    return false;
  }

  #isLive(): boolean {
    return livePostmaster(join(this.dir, 'data'))?.pid === this.pid;
  }
}
