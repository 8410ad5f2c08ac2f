import {
  dayIn,
  dunningTerms,
  refused,
  ok,
  shopCustomerKey,
  type DunningTerms,
  type IsoDate,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  accountsById,
  balancesOfAccounts,
  debtorsOf,
  documentIdsOf,
  insertReceivableEvents,
  listAccounts,
  openItemsOf,
  receivableEvents,
  standingHolds,
  uuidOf,
  writeDebtorTerms,
  type AccountRow,
  type BalanceRow,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type {
  AccountFilter,
  AccountItem,
  AccountOf,
  AccountSummary,
  AccountView,
  ItemOutlook,
  TimelineEvent,
  TimelineOf,
} from './dunning-doors.ts';
import { itemIdOf } from './dunning-input.ts';
import { holdView } from './hold-items.ts';
import { outlookOf } from './outlook.ts';
import { cursorOf } from '../orders/list-orders.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import { pageOf } from '../page.ts';
import { asOfOneMoment, inTenant, nowOf, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { timelineEvent } from './view-dunning.ts';

/** The day by the merchant's calendar. */
export async function todayOf(road: Road, trx: TenantTransaction): Promise<IsoDate> {
  return dayIn((await settingsOf(trx))?.timeZone ?? 'UTC', road.clock.now());
}

export function accountPage(
  road: Road,
  tenant: TenantId,
  filter: AccountFilter = {},
  page: PageRequest = {},
): Promise<Page<AccountSummary>> {
  return pageOf(page, (limit) =>
    asOfOneMoment(road, tenant, async (trx) => {
      const today = await todayOf(road, trx);
      const rows = await listAccounts(trx, filter, today, cursorOf(page), limit);
      const balances = await balancesFor(trx, rows, today);
      return rows.map((row) => summary(row, balances.get(row.id) ?? []));
    }),
  );
}

async function balancesFor(
  trx: TenantTransaction,
  rows: readonly AccountRow[],
  today: string,
): Promise<ReadonlyMap<string, readonly BalanceRow[]>> {
  const balances = await balancesOfAccounts(
    trx,
    rows.map(({ id }) => id),
    today,
  );
  return Map.groupBy(balances, ({ customerId }) => customerId);
}

export function readAccount(road: Road, tenant: TenantId, id: string): Promise<AccountView | undefined> {
  return asOfOneMoment(road, tenant, (trx) => accountIn(road, trx, id));
}

/** The account that a document is on, or that of a customer as a shop names it. */
export function findAccount(road: Road, tenant: TenantId, of: AccountOf): Promise<AccountView | undefined> {
  return asOfOneMoment(road, tenant, async (trx) => {
    const id = 'documentNumber' in of ? await debtorOf(trx, of.documentNumber) : shopCustomer(of);
    return id === null ? undefined : accountIn(road, trx, id);
  });
}

async function debtorOf(trx: TenantTransaction, documentNumber: string): Promise<string | null> {
  const debtors = await debtorsOf(trx, await documentIdsOf(trx, [documentNumber]));
  return [...debtors.values()].find(({ customerId }) => customerId !== null)?.customerId ?? null;
}

/** The id of a customer follows from what the shop calls it. */
function shopCustomer({ host, shop, customerId }: Exclude<AccountOf, { documentNumber: string }>): string {
  return uuidOf(shopCustomerKey(host, shop, customerId));
}

async function accountIn(road: Road, trx: TenantTransaction, id: string): Promise<AccountView | undefined> {
  const [row] = await accountsById(trx, [id]);
  if (row === undefined) return undefined;
  const balances = (await balancesFor(trx, [row], await todayOf(road, trx))).get(id) ?? [];
  const items = await openItemsOf(trx, [id]);
  const outlook = await outlookOf(road, trx, items);
  return {
    ...summary(row, balances),
    terms: dunningTerms.parse(row.dunning),
    items: items.map((item) => accountItem(item, outlook.get(itemIdOf(item)))),
    ageing: balances.map(({ currency, notDue, to30, to60, to90, over90 }) => ({
      currency,
      notDue,
      to30,
      to60,
      to90,
      over90,
    })),
    holds: (await standingHolds(trx, [id])).map(holdView),
  };
}

function summary({ id, name, kind, defaultSince }: AccountRow, balances: readonly BalanceRow[]): AccountSummary {
  return {
    id,
    name,
    kind,
    balances: balances.map(({ currency, open, overdue, oldestDue, level }) => ({
      currency,
      open,
      overdue,
      ...(oldestDue !== null && { oldestDue }),
      level,
    })),
    ...(defaultSince !== null && { inDefaultSince: defaultSince.toISOString() }),
  };
}

function accountItem(row: OpenItemRow, outlook: ItemOutlook | undefined): AccountItem {
  const { number: documentNumber, kind, issueDate, dueDate, currency, amount, open, level, lastLetterOn } = row;
  return {
    id: itemIdOf(row),
    documentNumber,
    kind,
    issueDate,
    dueDate,
    currency,
    amount,
    open,
    level,
    ...(lastLetterOn !== null && { lastLetterOn }),
    ...(outlook !== undefined && { outlook }),
  };
}

export async function timelinePage(
  road: Road,
  tenant: TenantId,
  of: TimelineOf,
  page: PageRequest = {},
): Promise<Page<TimelineEvent>> {
  const { after } = page;
  const before = after !== undefined && /^\d{1,18}$/.test(after) ? BigInt(after) : undefined;
  return pageOf(page, (limit) =>
    inTenant(road, tenant, async (trx) => {
      return (await receivableEvents(trx, of, before, limit)).map(timelineEvent);
    }),
  );
}

export async function setTerms(road: Road, tenant: TenantId, id: string, json: unknown): Promise<Result<DunningTerms>> {
  const parsed = dunningTerms.safeParse(json);
  if (!parsed.success)
    return refused(...parsed.error.issues.map(({ path, message }) => malformed(path.map(String).join('.'), message)));
  return inTenant(road, tenant, async (trx) => {
    if (!(await writeDebtorTerms(trx, id, parsed.data))) return refused(CUSTOMER_NOT_FOUND);
    await insertReceivableEvents(
      trx,
      [{ customerId: id, documentNumber: null, kind: 'terms.changed', details: { ...parsed.data } }],
      nowOf(road),
    );
    return ok(parsed.data);
  });
}

function malformed(field: string, message: string): Problem {
  return {
    code: 'TERMS_MALFORMED',
    message: `${field} ${message}.`,
    advice: 'Correct it and try again.',
    retry: 'after-fix',
    field,
  };
}

const CUSTOMER_NOT_FOUND: Problem = {
  code: 'CUSTOMER_NOT_FOUND',
  message: 'There is no such customer.',
  advice: 'Look the customer up in the list.',
  retry: 'never',
};
