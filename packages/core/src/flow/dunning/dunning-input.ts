import { dunningRun, type DunningRun } from '../../dunning/index.ts';
import {
  Decimal,
  dunningTerms,
  hold as holdSchema,
  type DunningChannel,
  type DunningCustomer,
  type DunningItem,
  type Hold,
  type MerchantSettings,
} from '../../model/index.ts';
import {
  bankDataAsOf,
  debtorTerms,
  lastLetters,
  lastMessages,
  standingHolds,
  type DebtorTerms,
  type HoldRow,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { Road } from '../road.ts';

/** A customer with everything that dunning decides by, and the rows it was made of. */
export interface DebtorInput {
  readonly customer: DunningCustomer;
  readonly items: readonly DunningItem[];
  readonly holds: readonly Hold[];
  readonly rows: readonly OpenItemRow[];
}

/** What is the same for all customers of a merchant now. */
export async function runOf(road: Road, trx: TenantTransaction, settings: MerchantSettings): Promise<DunningRun> {
  const asOf = await bankDataAsOf(trx);
  return dunningRun({
    now: road.clock.now(),
    creditor: { country: settings.seller.postalAddress.countryCode, timeZone: settings.timeZone },
    settings: settings.dunning,
    // A merchant who imports no statements learns of payments elsewhere: then none can be stale.
    ...(asOf !== null && { bankDataAsOf: asOf }),
  });
}

/** Makes of open items what dunning decides by, customer by customer. Items without a customer are nobody's to remind. */
export async function debtorsFrom(
  trx: TenantTransaction,
  rows: readonly OpenItemRow[],
  settings: MerchantSettings,
): Promise<readonly DebtorInput[]> {
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const byCustomer = Map.groupBy(rows, ({ customerId }) => customerId);
  const holds = Map.groupBy(await standingHolds(trx, ids), ({ customerId }) => customerId);
  const letters = Map.groupBy(await lastLetters(trx, ids), ({ customerId }) => customerId);
  const messages = await lastMessages(trx, ids, settings.timeZone);
  return (await debtorTerms(trx, ids)).map((terms) => {
    const own = byCustomer.get(terms.id) ?? [];
    const numbers = new Map(own.map(({ documentId, number }) => [documentId, number]));
    const lastLetterOn = Object.fromEntries((letters.get(terms.id) ?? []).map(({ currency, day }) => [currency, day]));
    return {
      customer: customerFrom(terms, settings, lastLetterOn),
      items: own.map((row) => itemFrom(row, terms.id, messages.get(row.documentId), numbers)),
      holds: (holds.get(terms.id) ?? []).map(holdFrom),
      rows: own,
    };
  });
}

/** Its id among the items of a letter. */
export function itemIdOf({ number, dueDate }: Pick<OpenItemRow, 'number' | 'dueDate'>): string {
  return `${number}|${dueDate}`;
}

function itemFrom(
  row: OpenItemRow,
  customerId: string,
  lastMessageOn: string | undefined,
  numbers: ReadonlyMap<string, string>,
): DunningItem {
  const open = Decimal.of(row.open);
  return {
    id: itemIdOf(row),
    customerId,
    documentNumber: row.number,
    kind: kindOf(row, open),
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    currency: row.currency,
    amount: Decimal.of(row.amount),
    open,
    level: row.level,
    repeats: row.repeats,
    cycle: row.cycle,
    compensationClaimed: row.compensationClaimed,
    ...(row.lastLetterOn !== null && { lastLetterOn: row.lastLetterOn }),
    ...(lastMessageOn !== undefined && { lastMessageOn }),
    ...(row.procedureId !== null && { procedureId: row.procedureId }),
    ...(row.about !== null && { principal: numbers.get(row.about) ?? row.about }),
    ...(row.interestClaimedTo !== null && { interestClaimedTo: row.interestClaimedTo }),
    ...(row.handedOverOn !== null && { handedOverOn: row.handedOverOn }),
  };
}

/** What is open below zero on an invoice is what credit notes and overpayments left to the customer. */
function kindOf({ kind }: OpenItemRow, open: Decimal): DunningItem['kind'] {
  if (kind === 'fee' || kind === 'interest' || kind === 'payment-on-account') return kind;
  return open.isNegative() ? 'creditNote' : 'invoice';
}

function customerFrom(
  terms: DebtorTerms,
  settings: MerchantSettings,
  lastLetterOn: Readonly<Record<string, string>>,
): DunningCustomer {
  const { name, kind, country, language, timeZone, absentUntil } = terms;
  return {
    id: terms.id,
    name,
    kind: kind === 'business' || kind === 'public' ? kind : 'consumer',
    country: country ?? settings.seller.postalAddress.countryCode,
    language: (language ?? 'en').slice(0, 10),
    channels: channelsOf(terms, settings),
    lastLetterOn,
    ...dunningTerms.parse(terms.dunning),
    ...(timeZone !== null && { timeZone }),
    ...(absentUntil !== null && { absentUntil }),
  };
}

/** Paper reaches who has a house, the portal who can be told of it; both are the merchant's to have set up. */
function channelsOf({ email, address, telephone }: DebtorTerms, { delivery }: MerchantSettings): DunningChannel[] {
  return [
    ...(email ? (['email'] as const) : []),
    ...(email && delivery.portal.url !== undefined ? (['portal'] as const) : []),
    ...(telephone ? (['sms'] as const) : []),
    ...(address ? (['print'] as const) : []),
  ];
}

function holdFrom(row: HoldRow): Hold {
  return holdSchema.parse({
    id: row.id,
    kind: row.kind,
    customerId: row.customerId,
    ...(row.documentNumber !== null && { documentNumber: row.documentNumber }),
    ...(row.dueDate !== null && { dueDate: row.dueDate }),
    ...(row.amount !== null && { amount: row.amount }),
    ...(row.currency !== null && { currency: row.currency }),
    from: row.from,
    ...(row.until !== null && { until: row.until }),
    reason: row.reason,
    by: row.by,
  });
}
