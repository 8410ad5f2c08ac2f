import type { ChildProcess } from 'node:child_process';
import type { DemoState } from './demo-state.ts';

/** A host platform that `npm start` can show, in a process of its own. */
export interface DemoHost {
  /** As it is called in a sentence. */
  readonly what: string;
  /** The folder of what it keeps: its own, so that hosts run beside each other and `--reset` throws nobody else's away. */
  data(): string;
  /** What it keeps in PostgreSQL. */
  readonly databases: readonly string[];
  build(): Promise<void>;
  start(surroundings: Surroundings, started: Started): Promise<Demo>;
}

export interface Surroundings {
  readonly state: DemoState;
  /** The connection string of one of its databases. */
  readonly url: (database: string) => string;
  /** Free on this machine. */
  readonly port: number;
}

/** Notes a child as soon as it runs, so that Ctrl-C ends it: the server last, and gracefully. */
export type Started = (child: ChildProcess, role: 'server' | 'helper') => ChildProcess;

export interface Demo {
  readonly child: ChildProcess;
  /** What the server says. */
  readonly log: string;
  /** Places them and shows what became of each; answers whether all went as they should. Absent where the orders are the merchant's. */
  readonly sampleOrders?: () => Promise<boolean>;
  /** What a person needs to go there, as lines of a label and a value. */
  readonly open: readonly (readonly [label: string, value: string])[];
  /** After the server has ended. */
  readonly close?: () => Promise<void>;
}
