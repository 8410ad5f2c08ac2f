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
import { forgetPersons } from './shops/forget-person.ts';
import { acceptAgencies } from './collections/accept-agency.ts';
import { applyCaseEvents } from './collections/apply-case-events.ts';
import { handOverRuns } from './collections/hand-over-run.ts';
import { sendCommands } from './collections/send-commands.ts';
import { tellAgencies } from './collections/tell-agency.ts';
import { followPayments } from './dunning/follow-payments.ts';
import { giveErpNotes } from './erp/note-erp.ts';
import { issueInvoice } from './invoices/issue-invoice.ts';
import { matchEntries } from './payments/match-entries.ts';
import { stopped } from './move.ts';
import { giveNotes } from './delivery/note-host.ts';
import { planDelivery } from './delivery/plan-delivery.ts';
import { pushOrder } from './orders/push-order.ts';
import type { Worker, WorkOptions } from './quittance.ts';
import {
  inTenant,
  noteHostQueue,
  nowOf,
  QUEUE,
  takeChangeQueue,
  tellHosts,
  writeBackQueue,
  type Road,
} from './road.ts';
import { resendBatches } from './delivery/resend-documents.ts';
import { commitRuns } from './dunning/run-dunning.ts';
import { sendMessages } from './delivery/send-messages.ts';
import { isReading, takeChanges } from './orders/take-change.ts';
import { takeOrder } from './orders/take-order.ts';
import { trackDelivery } from './delivery/track-delivery.ts';
import { takeTurns, type Turns } from './turns.ts';
import { writeBack } from './orders/write-back.ts';

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
  'commit-run': 1_000,
  'follow-payments': 1_000,
  'match-entries': 1_000,
  'send-message': 250,
  'track-delivery': 1_000,
  'plan-delivery': 1_000,
  'resend-documents': 1_000,
  'note-host': 3_000,
  'take-order': 2_000,
  'take-change': 3_000,
  'forget-person': 3_000,
  'accept-agency': 3_000,
  'hand-over-run': 3_000,
  'send-commands': 1_000,
  'apply-case-events': 1_000,
  'tell-agency': 1_000,
  'note-erp': 3_000,
} as const;
type RoadStep = keyof typeof PATIENCE;
/** Last step first: each knows the one that follows it. */
const ROAD: readonly { readonly queue: string; readonly step: RoadStep; readonly run: StepRun }[] = [
  { queue: QUEUE.issue, step: 'issue-invoice', run: issueInvoice },
  { queue: QUEUE.push, step: 'push-order', run: pushOrder },
  { queue: QUEUE.take, step: 'take-order', run: takeOrder },
];
const SEEN_EVERY = 1_000;

/** Does its step for these orders; answers those that this process goes on with, in the step that follows. */
type StepRun = (road: Road, tenant: TenantId, ids: readonly string[]) => Promise<readonly string[]>;

/** A step beside the road: no other follows it. */
function aside(run: (...step: Parameters<StepRun>) => Promise<void>): StepRun {
  return async (...step) => {
    await run(...step);
    return [];
  };
}

/** One step as this process works it. */
interface Work {
  readonly step: RoadStep;
  readonly run: StepRun;
  readonly road: Road;
  readonly next?: Work;
}

/** Takes part in the road: fetches jobs of every step until stopped. */
export async function workRoad(road: Road, { concurrency = 2, steps }: WorkOptions): Promise<Worker> {
  // One more worker than a tenant may occupy in each process: a tenant with a mountain of orders never holds up the others.
  const tenantShare = { default: concurrency * JOBS_PER_FETCH };
  const options = { workers: concurrency + 1, tenantShare };
  const see = async () => {
    tenantShare.default = concurrency * JOBS_PER_FETCH * (await seeWorker(road.database, road.worker));
  };
  await see();
  const seen = setInterval(
    () =>
      void see().catch((error: unknown) => road.log.warn({ error: String(error) }, 'this worker could not be seen')),
    SEEN_EVERY,
  );
  const turns = takeTurns(AT_ONCE);
  const isOurs = (step: RoadStep) => steps?.includes(step) ?? true;
  const worked = new Set(ROAD.filter(({ step }) => isOurs(step)).map(({ queue }) => queue));
  const work = (step: RoadStep, run: StepRun, next?: Work): Work => ({
    step,
    run,
    road: { ...road, worked, database: takingTurns(road.database, turns, PATIENCE[step]) },
    ...(next && { next }),
  });
  const start = async (queue: string, first: Work) => {
    if (isOurs(first.step)) await road.jobs.work(queue, options, (jobs) => workJobs(first, jobs));
  };
  let next: Work | undefined;
  for (const { queue, step, run } of ROAD) {
    next = work(step, run, next);
    await start(queue, next);
  }
  await start(QUEUE.forget, work('forget-person', aside(forgetPersons)));
  await start(QUEUE.match, work('match-entries', aside(matchEntries)));
  await start(QUEUE.follow, work('follow-payments', aside(followPayments)));
  await start(QUEUE.commitRun, work('commit-run', aside(commitRuns)));
  await start(QUEUE.plan, work('plan-delivery', aside(planDelivery)));
  await start(QUEUE.resend, work('resend-documents', aside(resendBatches)));
  await start(QUEUE.send, work('send-message', aside(sendMessages)));
  await start(QUEUE.track, work('track-delivery', aside(trackDelivery)));
  await start(QUEUE.accept, work('accept-agency', aside(acceptAgencies)));
  await start(QUEUE.handOver, work('hand-over-run', aside(handOverRuns)));
  await start(QUEUE.commands, work('send-commands', aside(sendCommands)));
  await start(QUEUE.caseEvents, work('apply-case-events', aside(applyCaseEvents)));
  await start(QUEUE.tellAgency, work('tell-agency', aside(tellAgencies)));
  await start(QUEUE.noteErp, work('note-erp', aside(giveErpNotes)));
  for (const host of road.hosts.values()) {
    const show = aside((_road, tenant, ids) => writeBack(road, tenant, host, ids));
    await start(writeBackQueue(host.id), work('write-back', show));
    const note = aside((inTurn, tenant, ids) => giveNotes(inTurn, tenant, host, ids));
    await start(noteHostQueue(host.id), work('note-host', note));
    if (!isReading(host)) continue;
    const read = aside((inTurn, tenant, ids) => takeChanges(inTurn, tenant, host, ids));
    await start(takeChangeQueue(host.id), work('take-change', read));
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
  return {
    ...database,
    inTenant: (tenant, work) => turns(patience, () => database.inTenant(tenant, work)),
    asOfOneMoment: (tenant, read) => turns(patience, () => database.asOfOneMoment(tenant, read)),
  };
}

interface Job {
  readonly id: string;
  readonly data: Wake;
}

/** Works the jobs of one fetch, tenant by tenant; answers the error of each job that has to run again. */
async function workJobs(first: Work, jobs: readonly Job[]): Promise<ReadonlyMap<string, Error | undefined>> {
  const errors = new Map<string, Error | undefined>();
  for (const [tenant, group] of Map.groupBy(jobs, ({ data }) => data.tenant)) {
    const ids = [...new Set(group.flatMap(({ data }) => data.ids))];
    const failed = new Map<string, Error>();
    for (let start = 0; start < ids.length; start += CHUNK)
      await goAlong(first, tenant, ids.slice(start, start + CHUNK), failed);
    for (const { id, data } of group)
      errors.set(
        id,
        data.ids.map((each) => failed.get(each)).find((error) => error !== undefined),
      );
  }
  return errors;
}

/** The step, and those that follow it for the orders that go on here. What fails further on has a job of its own, and is not the first one's failure. */
async function goAlong(
  first: Work,
  tenant: TenantId,
  ids: readonly string[],
  failed: Map<string, Error>,
): Promise<void> {
  let onward = await workChunk(first, tenant, ids, failed);
  for (let work = first.next; work !== undefined && onward.length > 0; work = work.next)
    onward = await workChunk(work, tenant, onward, new Map());
}

async function workChunk(
  work: Work,
  tenant: TenantId,
  ids: readonly string[],
  failed: Map<string, Error>,
): Promise<readonly string[]> {
  const { road, step, run } = work;
  const started = performance.now();
  try {
    const onward = await run(road, tenant, ids);
    road.metrics.step(step, 'done', ids.length, performance.now() - started);
    return onward;
  } catch (error) {
    road.metrics.step(step, 'failed', ids.length, performance.now() - started);
    const [first, ...others] = ids;
    if (first === undefined) return [];
    if (!isOwnFault(error)) {
      for (const id of ids) failed.set(id, asError(error));
    } else if (others.length > 0) {
      // One of them spoils the batch: each alone, so that the others arrive.
      const onward: string[] = [];
      for (const id of ids) onward.push(...(await workChunk(work, tenant, [id], failed)));
      return onward;
    } else {
      road.log.error({ tenant, step, id: first, error: asError(error).stack }, 'a step failed');
      if (!(await stopOrder(road, tenant, first))) failed.set(first, asError(error));
    }
    return [];
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
