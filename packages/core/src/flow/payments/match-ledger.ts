import {
  ledgerOf,
  matchKeys,
  nameKeys,
  numberKeys,
  referenceKey,
  type Ledger,
  type LedgerItem,
  type ReceivedPayment,
} from '../../banking/index.ts';
import { addDays, creditorReference, Decimal, type BankTransaction, type IsoDate } from '../../model/index.ts';
import {
  accountsById,
  customersByIban,
  idsByKey,
  insertKeys,
  itemsByDocument,
  itemsOfCustomers,
  markKeyedCustomers,
  markKeyedItems,
  postedEntries,
  unkeyedCustomers,
  unkeyedItems,
  type Named,
  type OpenItemRow,
  type PostedRow,
  type TenantTransaction,
} from '../../store/index.ts';

const BATCH = 2_000;
/** A word that so many customers have in their names tells nobody. */
const MOST_OF_A_NAME = 50;
/** A direct debit can come back for so long (days; SEPA: 13 months where it was not authorised). */
const RETURNS = 400;

/** Gives keys to what has none yet; answers whether there may be more. */
export async function keepKeys(trx: TenantTransaction): Promise<boolean> {
  const items = await unkeyedItems(trx, BATCH);
  await insertKeys(trx, items.flatMap(itemKeys));
  await markKeyedItems(
    trx,
    items.map(({ id }) => id),
  );
  const customers = await unkeyedCustomers(trx, BATCH);
  await insertKeys(
    trx,
    customers.flatMap(({ id, name }) => nameKeys(name).map((key) => ({ id, key: `n:${key}` }))),
  );
  await markKeyedCustomers(trx, customers);
  return items.length === BATCH || customers.length === BATCH;
}

function itemKeys({ id, name }: Named): { readonly id: string; readonly key: string }[] {
  const reference = creditorReference(name);
  return [...numberKeys(name), ...(reference === undefined ? [] : [`r:${reference}`])].map((key) => ({ id, key }));
}

/** What transactions can mean, and the rows behind it. */
export interface LedgerCut {
  readonly ledger: Ledger;
  /** By number. */
  readonly rows: ReadonlyMap<string, readonly OpenItemRow[]>;
}

/** A cut of the database that holds all that these transactions can ask for. */
export async function ledgerFor(
  trx: TenantTransaction,
  transactions: readonly BankTransaction[],
  today: IsoDate,
): Promise<LedgerCut> {
  const keys = transactions.map(matchKeys);
  const documents = await idsByKey(
    trx,
    [...keys.flatMap((each) => each.numbers), ...keys.flatMap((each) => each.references.map((key) => `r:${key}`))],
    MOST_OF_A_NAME,
  );
  const named = await idsByKey(
    trx,
    keys.flatMap((each) => each.names.map((key) => `n:${key}`)),
    MOST_OF_A_NAME,
  );
  const payers = await customersByIban(
    trx,
    keys.flatMap(({ iban }) => iban ?? []),
  );
  const direct = await itemsByDocument(
    trx,
    documents.map(({ id }) => id),
  );
  const customerIds = [
    ...new Set([
      ...direct.flatMap(({ customerId }) => customerId ?? []),
      ...payers.map(({ customerId }) => customerId),
      ...named.map(({ id }) => id),
    ]),
  ];
  const rows = distinct([...direct, ...(await itemsOfCustomers(trx, customerIds))]);
  const posted = await postedEntries(trx, {
    refs: keys.flatMap((each) => each.references),
    customerIds,
    since: addDays(today, -RETURNS),
  });
  const ibans = Map.groupBy(payers, ({ customerId }) => customerId);
  const customers = (await accountsById(trx, customerIds)).map(({ id, name }) => ({
    id,
    name,
    ibans: (ibans.get(id) ?? []).map(({ iban }) => iban),
  }));
  return {
    ledger: ledgerOf({ items: rows.flatMap(ledgerItem), customers, payments: receivedPayments(posted) }),
    rows: Map.groupBy(rows, ({ number }) => number),
  };
}

function distinct(rows: readonly OpenItemRow[]): readonly OpenItemRow[] {
  return [...new Map(rows.map((row) => [`${row.documentId} ${row.dueDate}`, row])).values()];
}

function ledgerItem(row: OpenItemRow): readonly LedgerItem[] {
  if (row.customerId === null) return [];
  const { number: documentNumber, dueDate, customerId, currency } = row;
  return [{ documentNumber, dueDate, customerId, currency, open: Decimal.of(row.open) }];
}

function receivedPayments(
  rows: readonly PostedRow[],
): (ReceivedPayment & { readonly references: readonly string[] })[] {
  return [...Map.groupBy(rows, ({ entryId }) => entryId)].flatMap(([id, shares]) => {
    const [first] = shares;
    if (first === undefined) return [];
    return [
      {
        id,
        amount: Decimal.of(first.amount),
        currency: first.currency,
        date: first.bookedOn,
        customerId: first.customerId,
        allocations: shares.map(({ number, dueDate, share }) => ({
          documentNumber: number,
          dueDate,
          amount: Decimal.of(share),
        })),
        references: first.refs,
      },
    ];
  });
}

/** By what a return names a transaction, as it is looked up. */
export function referencesOf({ endToEndId, bankReference, mandateId }: BankTransaction): readonly string[] {
  return [endToEndId, bankReference, mandateId].flatMap((reference) =>
    reference === undefined ? [] : referenceKey(reference),
  );
}
