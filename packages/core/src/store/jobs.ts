import type pg from 'pg';
import { fromKysely, PgBoss, type ConstructorOptions, type Job, type JobInsert } from 'pg-boss';
import type { TenantId } from '../model/index.ts';
import type { Database, TenantTransaction } from './connect.ts';
import { JOBS_SCHEMA } from './migrate.ts';
import { prepared } from './prepared.ts';

/** A wake-up: these records of this tenant want this step. What is to be done stands in their rows, not in the job. */
export interface Wake {
  readonly tenant: TenantId;
  readonly ids: readonly string[];
}

/** So many records share one job: under load the queue's cost is shared too, and a lonely order has a job of its own. */
const RECORDS_PER_JOB = 50;
/** Jobs claimed at once by one worker. */
export const JOBS_PER_FETCH = 4;

export interface QueueOptions {
  /** How many workers of this process fetch from it. */
  readonly workers: number;
  /** Jobs of one tenant under way at once over all processes: what lies above waits and lets the others pass. Read anew at every fetch. */
  readonly tenantShare: { readonly default: number };
}

type Handle = (jobs: readonly Job<Wake>[]) => Promise<ReadonlyMap<string, Error | undefined>>;

/** The queue in the same database: what is enqueued in a transaction is there when and only when it commits. */
export interface Jobs {
  ensureQueue(name: string): Promise<void>;
  enqueue(trx: TenantTransaction, queue: string, ids: readonly string[], startAfter?: Date): Promise<void>;
  /** `handle` answers with the error of each job that must run again; the others are done. */
  work(queue: string, options: QueueOptions, handle: Handle): Promise<void>;
  /** Runs `handle` at every time of the cron line, in one process of all. */
  schedule(queue: string, cron: string, handle: () => Promise<void>): Promise<void>;
  /** Stops fetching and waits for what is under way; jobs can still be enqueued. */
  stopWorking(): Promise<void>;
  stop(): Promise<void>;
  /** Started, not stopped, and its tables are there. */
  isRunning(): Promise<boolean>;
}

export async function openJobs(database: Database, onError: (error: Error) => void): Promise<Jobs> {
  const boss = new PgBoss({
    ...reach(database.poolConfig),
    max: 6,
    schema: JOBS_SCHEMA,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 60,
    persistWarnings: false,
  });
  boss.on('error', onError);
  await boss.start();
  let running = true;
  const known = new Set<string>();
  const working = new Set<string>();

  async function ensureQueue(name: string): Promise<void> {
    if (known.has(name)) return;
    await boss.createQueue(name, QUEUE);
    known.add(name);
  }

  async function startWorker(queue: string, options: QueueOptions, handle: Handle): Promise<void> {
    const fetching = { ...FETCHING, groupConcurrency: options.tenantShare };
    const id: string = await boss.work<Wake, unknown>(queue, fetching, async (jobs) => {
      const errors = await handle(jobs);
      // Where there was work there may be more: this worker looks again at once, not at the next poll.
      boss.notifyWorker(id);
      return jobs.map((job) => {
        const error = errors.get(job.id);
        return error === undefined
          ? { id: job.id, status: 'completed' }
          : { id: job.id, status: 'failed', output: { message: error.message } };
      });
    });
  }

  return {
    ensureQueue,
    async enqueue(trx, queue, ids, startAfter) {
      if (ids.length === 0) return;
      const { executeSql } = fromKysely(trx);
      const db = { executeSql: (text: string, values?: unknown[]) => executeSql(prepared(text), values) };
      await boss.insert(queue, [...wakes(trx.tenant, ids, startAfter)], { db });
    },
    async work(queue, options, handle) {
      await ensureQueue(queue);
      working.add(queue);
      for (let count = 0; count < options.workers; count += 1) await startWorker(queue, options, handle);
    },
    async schedule(queue, cron, handle) {
      await boss.createQueue(queue, { ...QUEUE, policy: 'exclusive' });
      await boss.schedule(queue, cron, null, { singletonKey: queue });
      working.add(queue);
      await boss.work(queue, { pollingIntervalSeconds: 5 }, handle);
    },
    async stopWorking() {
      await Promise.all([...working].map((queue) => boss.offWork(queue, { wait: true })));
      working.clear();
    },
    async stop() {
      running = false;
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
    isRunning: async () => running && boss.isInstalled(),
  };
}

/** What pg-boss's own pool needs of ours; the rest (parsers, size) is not its business. */
function reach({
  connectionString,
  host,
  port,
  user,
  password,
  database,
  ssl,
  options,
}: pg.PoolConfig): ConstructorOptions {
  return {
    ...(connectionString !== undefined && { connectionString }),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(database !== undefined && { database }),
    ...(ssl !== undefined && { ssl }),
    ...(options !== undefined && { options }),
  };
}

const QUEUE = {
  // A step stops its order itself when it must; a job only ever fails because the process or the database did.
  retryLimit: 10_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 900,
  // A killed worker's jobs are taken up by others after this long.
  heartbeatSeconds: 10,
  retentionSeconds: 365 * 86_400,
  deleteAfterSeconds: 60,
  notify: true,
} as const;

const FETCHING = {
  batchSize: JOBS_PER_FETCH,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 2,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;

function* wakes(tenant: TenantId, ids: readonly string[], startAfter: Date | undefined): Generator<JobInsert<Wake>> {
  for (let start = 0; start < ids.length; start += RECORDS_PER_JOB) {
    yield {
      data: { tenant, ids: ids.slice(start, start + RECORDS_PER_JOB) },
      group: { id: tenant },
      ...(startAfter && { startAfter }),
    };
  }
}
