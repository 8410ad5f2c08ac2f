import { addDays, ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  bankDataAsOf,
  countEntries,
  countReturned,
  listHolds,
  listLetters,
  listRuns,
  lockLetter,
  moveLetters,
  type TenantTransaction,
} from '../../store/index.ts';
import type {
  Act,
  HoldFilter,
  HoldView,
  LetterFilter,
  LetterState,
  LetterView,
  RunView,
  WorkList,
} from './dunning-doors.ts';
import { holdView } from './hold-items.ts';
import { cursorOf } from '../orders/list-orders.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import { isUuid, pageOf } from '../page.ts';
import { todayOf } from './read-accounts.ts';
import { asOfOneMoment, inTenant, nowOf, type Road } from '../road.ts';
import { letterView, runView } from './view-dunning.ts';

export function runPage(road: Road, tenant: TenantId, page: PageRequest = {}): Promise<Page<RunView>> {
  return pageOf(page, (limit) =>
    inTenant(road, tenant, async (trx) => (await listRuns(trx, {}, cursorOf(page), limit)).map(runView)),
  );
}

export async function readRun(road: Road, tenant: TenantId, id: string): Promise<RunView | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await inTenant(road, tenant, (trx) => listRuns(trx, { id }, undefined, 1));
  return row && runView(row);
}

export function letterPage(
  road: Road,
  tenant: TenantId,
  filter: LetterFilter = {},
  page: PageRequest = {},
): Promise<Page<LetterView>> {
  return pageOf(page, (limit) =>
    inTenant(road, tenant, async (trx) => (await listLetters(trx, filter, cursorOf(page), limit)).map(letterView)),
  );
}

export function holdPage(
  road: Road,
  tenant: TenantId,
  filter: HoldFilter = {},
  page: PageRequest = {},
): Promise<Page<HoldView>> {
  return pageOf(page, (limit) =>
    inTenant(road, tenant, async (trx) => (await listHolds(trx, filter, cursorOf(page), limit)).map(holdView)),
  );
}

/** Takes a letter out of a draft. */
export function excludeLetter(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, reason }: Act,
): Promise<Result<LetterView>> {
  return moveDraftLetter(road, tenant, id, { from: 'planned', to: 'excluded', outcome: { by, reason } });
}

/** Puts it back. */
export function includeLetter(road: Road, tenant: TenantId, id: string): Promise<Result<LetterView>> {
  return moveDraftLetter(road, tenant, id, { from: 'excluded', to: 'planned', outcome: null });
}

function moveDraftLetter(
  road: Road,
  tenant: TenantId,
  id: string,
  { from, to, outcome }: { readonly from: LetterState; readonly to: LetterState; readonly outcome: unknown },
): Promise<Result<LetterView>> {
  return inTenant(road, tenant, async (trx) => {
    const row = await lockLetter(trx, id);
    if (row === undefined) return refused(LETTER_NOT_FOUND);
    if (row.state !== from && row.state !== to) return refused(LETTER_COMMITTED);
    const drafts = await listRuns(trx, { id: row.runId, state: 'draft' }, undefined, 1);
    if (drafts.length === 0) return refused(LETTER_COMMITTED);
    await moveLetters(trx, [{ id, state: to, letter: null, outcome }], nowOf(road));
    const [moved] = await listLetters(trx, { id }, undefined, 1);
    return moved === undefined ? refused(LETTER_NOT_FOUND) : ok(letterView(moved));
  });
}

const SHOWN = 100;
/** Promises whose day comes this soon are shown (days). */
const SOON = 7;

/** What waits for a person. */
export function workList(road: Road, tenant: TenantId): Promise<WorkList> {
  return asOfOneMoment(road, tenant, async (trx) => {
    const counts = await countEntries(trx);
    const today = await todayOf(road, trx);
    const standing = async (kind: HoldView['kind']) =>
      (await listHolds(trx, { kind, standing: true }, undefined, SHOWN)).map(holdView);
    const promises = await standing('promise');
    const asOf = await bankDataAsOf(trx);
    return {
      proposals: counts.get('proposed') ?? 0,
      unmatched: counts.get('unmatched') ?? 0,
      disputes: await standing('dispute'),
      promisesDue: promises.filter(
        ({ brokenAt, until }) => brokenAt === undefined && (until ?? today) <= addDays(today, SOON),
      ),
      promisesBroken: promises.filter(({ brokenAt }) => brokenAt !== undefined),
      bounced: await countReturned(trx),
      ...(await newestRun(trx, 'draft')),
      ...(await newestRun(trx, 'committed')),
      ...(asOf !== null && { bankDataAsOf: asOf }),
    };
  });
}

async function newestRun(
  trx: TenantTransaction,
  state: 'draft' | 'committed',
): Promise<Pick<WorkList, 'draft' | 'lastRun'>> {
  const [row] = await listRuns(trx, { state }, undefined, 1);
  if (row === undefined) return {};
  return state === 'draft' ? { draft: runView(row) } : { lastRun: runView(row) };
}

const LETTER_NOT_FOUND: Problem = {
  code: 'LETTER_NOT_FOUND',
  message: 'There is no such letter.',
  advice: 'Look it up among the letters of the run.',
  retry: 'never',
};
const LETTER_COMMITTED: Problem = {
  code: 'LETTER_COMMITTED',
  message: 'The run of the letter is no draft any more.',
  advice: 'Stop it by a hold on what it is about.',
  retry: 'never',
};
