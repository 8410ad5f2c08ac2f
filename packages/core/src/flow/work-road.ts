import { ZodError } from 'zod';
import type { Problem, TenantId } from '../model/index.ts';
import {
  forgetWorker,
  isDataError,
  JOBS_PER_FETCH,
  lockOrders,
  moveOrders,
  seeWorker,
  type Database,
  type Wake,
} from '../store/index.ts';
import { forgetPersons } from './forget-person.ts';
import { issueInvoice } from './issue-invoice.ts';
import type { Step } from './metrics.ts';
import { stopped } from './move.ts';
import { pushOrder } from './push-order.ts';
import type { Worker, WorkOptions } from './quittance.ts';
import { inTenant, nowOf, QUEUE, takeChangeQueue, tellHosts, writeBackQueue, type Road } from './road.ts';
import { isReading, takeChanges } from './take-change.ts';
import { takeOrder } from './take-order.ts';
import { takeTurns, type Turns } from './turns.ts';
import { writeBack } from './write-back.ts';

/** Records worked in one transaction, all that one fetch brings: what a transaction costs is shared by so many. */
const CHUNK = 200;
/** Transactions of a process under way at once: one in the process, one in the database. A third would only wait for the series of the others. */
const AT_ONCE = 2;
/**
 * How long (milliseconds) the transactions of a step let those of others go first. What has begun is finished before more is begun: an order
 * that passes quickly is parsed once, and its host is told once, of where it arrived. Under load orders wait in the inbox, not on the road.
 */
const PATIENCE = {
  'issue-invoice': 0,
  'push-order': 250,
  'write-back': 1_000,
  'take-order': 2_000,
  'take-change': 3_000,
  'forget-person': 3_000,
} as const;
type RoadStep = keyof typeof PATIENCE;
const SEEN_EVERY = 1_000;

type StepRun = (road: Road, tenant: TenantId, ids: readonly string[]) => Promise<void>;

/** Takes part in the road: fetches jobs of every step until stopped. */
export async function workRoad(road: Road, { concurrency = 2, steps }: WorkOptions): Promise<Worker> {
  await seeWorker(road.database, road.worker);
  const seen = setInterval(
    () =>
      void seeWorker(road.database, road.worker).catch((error: unknown) =>
        road.log.warn({ error: String(error) }, 'this worker could not be seen'),
      ),
    SEEN_EVERY,
  );
  // One more worker than a tenant may occupy: a tenant with a mountain of orders never holds up the others.
  const options = { workers: concurrency + 1, tenantShare: concurrency * JOBS_PER_FETCH };
  const turns = takeTurns(AT_ONCE);
  const start = async (queue: string, step: RoadStep, run: StepRun) => {
    if (!(steps?.includes(step) ?? true)) return;
    const inTurn = { ...road, database: takingTurns(road.database, turns, PATIENCE[step]) };
    await road.jobs.work(queue, options, (jobs) => workJobs(inTurn, step, run, jobs));
  };
  await start(QUEUE.take, 'take-order', takeOrder);
  await start(QUEUE.push, 'push-order', pushOrder);
  await start(QUEUE.issue, 'issue-invoice', issueInvoice);
  await start(QUEUE.forget, 'forget-person', forgetPersons);
  for (const host of road.hosts.values()) {
    await start(writeBackQueue(host.id), 'write-back', (_road, tenant, ids) => writeBack(road, tenant, host, ids));
    if (isReading(host))
      await start(takeChangeQueue(host.id), 'take-change', (inTurn, tenant, ids) =>
        takeChanges(inTurn, tenant, host, ids),
      );
  }
  return {
    async stop() {
      clearInterval(seen);
      await road.jobs.stopWorking();
      await forgetWorker(road.database, road.worker);
    },
  };
}

/** Only the transactions take turns: a step that waits for an ERP or a shop keeps nobody waiting. */
function takingTurns(database: Database, turns: Turns, patience: number): Database {
  return { ...database, inTenant: (tenant, work) => turns(patience, () => database.inTenant(tenant, work)) };
}

interface Job {
  readonly id: string;
  readonly data: Wake;
}

/** Works the jobs of one fetch, tenant by tenant; answers the error of each job that has to run again. */
async function workJobs(
  road: Road,
  step: Step,
  run: StepRun,
  jobs: readonly Job[],
): Promise<ReadonlyMap<string, Error | undefined>> {
  const errors = new Map<string, Error | undefined>();
  for (const [tenant, group] of Map.groupBy(jobs, ({ data }) => data.tenant)) {
    const ids = [...new Set(group.flatMap(({ data }) => data.ids))];
    const failed = new Map<string, Error>();
    for (let start = 0; start < ids.length; start += CHUNK)
      await workChunk(road, step, run, tenant, ids.slice(start, start + CHUNK), failed);
    for (const { id, data } of group)
      errors.set(
        id,
        data.ids.map((each) => failed.get(each)).find((error) => error !== undefined),
      );
  }
  return errors;
}

async function workChunk(
  road: Road,
  step: Step,
  run: StepRun,
  tenant: TenantId,
  ids: readonly string[],
  failed: Map<string, Error>,
): Promise<void> {
  const started = performance.now();
  try {
    await run(road, tenant, ids);
    road.metrics.step(step, 'done', ids.length, performance.now() - started);
  } catch (error) {
    road.metrics.step(step, 'failed', ids.length, performance.now() - started);
    const [first, ...others] = ids;
    if (first === undefined) return;
    if (!isOwnFault(error)) {
      for (const id of ids) failed.set(id, asError(error));
    } else if (others.length > 0) {
      // One of them spoils the batch: each alone, so that the others arrive.
      for (const id of ids) await workChunk(road, step, run, tenant, [id], failed);
    } else {
      road.log.error({ tenant, step, id: first, error: asError(error).stack }, 'a step failed');
      if (!(await stopOrder(road, tenant, first))) failed.set(first, asError(error));
    }
  }
}

/** A value the database refuses, or a bug: trying again changes nothing. Anything else is the database being away. */
function isOwnFault(error: unknown): boolean {
  return isDataError(error) || error instanceof TypeError || error instanceof RangeError || error instanceof ZodError;
}

async function stopOrder(road: Road, tenant: TenantId, id: string): Promise<boolean> {
  return inTenant(road, tenant, async (trx) => {
    const moves = (await lockOrders(trx, [id], ['taken', 'pushed'])).map((row) => stopped(row, STEP_FAILED));
    await tellHosts(road, trx, await moveOrders(trx, moves, nowOf(road)));
    return moves.length > 0;
  });
}

const STEP_FAILED: Problem = {
  code: 'STEP_FAILED',
  message: 'The order could not be processed.',
  advice: 'Report this order: nothing of it was lost. The log of the worker says why.',
  retry: 'after-fix',
};

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
