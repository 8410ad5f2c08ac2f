import type { z } from 'zod';
import type { Clock } from '../model/index.ts';
import type { AgencyCommand, CaseBalance, CommandType } from './schema/index.ts';
import type { ReadEvent } from './read-event.ts';

/**
 * The port of an agency spoke: how cases go to a collection agency and how what becomes of them comes back. A spoke carries the neutral schema
 * over one wire; the hub owns the outbox, the inbox, retry and audit. Every call ends in one of five outcomes; a spoke never throws for what the
 * other side may answer.
 */
export interface AgencyAdapter<Config> {
  /** The folder's name, e.g. `http`. */
  readonly id: string;
  /** Rises when the wire changes: an acceptance run is good for one version. */
  readonly version: string;
  readonly config: z.ZodType<Config>;
  /** Opens the test or the live side; nothing is called yet. Which one is the hub's to say, by the go-live rule alone. */
  connect(config: Config, mode: AgencyMode, io: AgencyIo): Promise<CollectionAgency>;
}

export type AgencyMode = 'test' | 'live';

/** Everything a spoke needs from outside, injected so that tests decide it. */
export interface AgencyIo {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Resolves a secret by the name the config gives; secrets never appear in the config itself. */
  readonly secret: (name: string) => Promise<string>;
  readonly log: AgencyLog;
  /** Aborts what is under way when the process stops. */
  readonly signal?: AbortSignal;
}

export interface AgencyLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface AgencyCapabilities {
  /** Commands the agency takes. */
  readonly commands: readonly CommandType[];
  readonly paths: readonly ('extrajudicial' | 'judicial' | 'monitoring')[];
  /** `at-once`: the answer to a command says that it was taken; `later`: an acknowledgement follows. */
  readonly acknowledgement: 'at-once' | 'later';
  /** `webhook`: events are also pushed. */
  readonly events: 'poll' | 'webhook';
  /** Commands in one `send`, at most. */
  readonly batchSize: number;
  readonly pageSize: number;
  readonly transport: 'local' | 'http' | 'file' | 'sftp';
}

/** A finding of `check()`: what was looked at, whether it is fine, and what to do when not. */
export interface Diagnosis {
  readonly check: string;
  readonly ok: boolean;
  readonly message: string;
  readonly advice?: string;
}

/** What went wrong, with the exchange cut and cleaned of secrets and personal data. */
export interface Cause {
  /** Stable, upper snake case: what stops is grouped by it. */
  readonly code: string;
  readonly message: string;
  /** What a person can do about it. */
  readonly advice?: string;
}

export type Outcome<T> =
  /** Done. `created` is false when it was there already. */
  | { readonly ok: true; readonly value: T; readonly created: boolean }
  /** The other side is busy, down or slow: try again. */
  | { readonly ok: false; readonly kind: 'transient'; readonly retryAfterMs?: number; readonly cause: Cause }
  /** This command is refused: a person must fix the data. */
  | { readonly ok: false; readonly kind: 'rejected'; readonly field?: string; readonly cause: Cause }
  /** Every call would fail: the connection is paused until someone mends its set-up. */
  | { readonly ok: false; readonly kind: 'misconfigured'; readonly cause: Cause }
  /** The answer was lost after sending: the hub asks `receipt`, and sends again only what is not known there. */
  | { readonly ok: false; readonly kind: 'uncertain'; readonly cause: Cause };

export interface Receipt {
  readonly commandId: string;
  /** `sent`: on its way, the acknowledgement has not come; `acknowledged`: the agency has it. */
  readonly state: 'sent' | 'acknowledged';
  /** The agency's file number. */
  readonly reference?: string;
}

/** Opaque to the hub, stored as it is. */
export type Cursor = string;

export interface EventPage {
  /** As they arrived: perhaps twice, late, out of order, or unknown. */
  readonly events: readonly ReadEvent[];
  readonly next: Cursor;
  readonly more: boolean;
}

export interface BalancePage {
  readonly balances: readonly CaseBalance[];
  readonly next: Cursor;
  readonly more: boolean;
}

export interface CollectionAgency {
  readonly mode: AgencyMode;
  /** May depend on the instance. */
  capabilities(): Promise<AgencyCapabilities>;
  check(): Promise<readonly Diagnosis[]>;
  /**
   * Tells the agency, outcome by outcome in the same order; a case is handed over by the command `submit`. Idempotent by `commandId`: what the
   * agency has is `created: false`. Those of one case go in the order of their `seq`.
   */
  send(commands: readonly AgencyCommand[]): Promise<readonly Outcome<Receipt>[]>;
  /** What became of a command: its receipt, `null` when it is not known there, `rejected` when the agency refused it. */
  receipt(commandId: string): Promise<Outcome<Receipt | null>>;
  /**
   * Everything that was told after the cursor; `null`: from the beginning, or from where nothing was acknowledged yet. Asking with a cursor says
   * that everything before it is stored: events come at least once, none is left out.
   */
  events(cursor: Cursor | null, limit: number): Promise<Outcome<EventPage>>;
  /** What the agency holds every case to come to, by its own book. */
  balances(cursor: Cursor | null, limit: number): Promise<Outcome<BalancePage>>;
  close(): Promise<void>;
}
