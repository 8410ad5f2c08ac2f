import { creditorReference } from '../../model/index.ts';
import type { Ledger, LedgerItem, ReceivedPayment } from './match.ts';
import { nameKeys } from './names.ts';
import { numberKeys, referenceKey } from './spelling.ts';

/** All that a ledger in memory is made of. */
export interface LedgerContent {
  readonly items: Iterable<LedgerItem>;
  readonly customers: Iterable<{ readonly id: string; readonly name?: string; readonly ibans?: readonly string[] }>;
  /** References beside ISO 11649 of the document's number: payment links, end-to-end ids. */
  readonly references?: Iterable<{ readonly reference: string; readonly documentNumber: string }>;
  /** With the references of the transactions that brought them. */
  readonly payments?: Iterable<ReceivedPayment & { readonly references: readonly string[] }>;
}

/** An index over items and customers: of all there are, or of those that a batch of entries can mean. */
export function ledgerOf({ items, customers, references = [], payments = [] }: LedgerContent): Ledger {
  const byReference = new Index<LedgerItem>();
  const byNumber = new Index<LedgerItem>();
  const byCustomer = new Index<LedgerItem>();
  const byDocument = new Index<LedgerItem>();
  for (const item of items) {
    const { documentNumber, customerId } = item;
    const reference = creditorReference(documentNumber);
    if (reference !== undefined) byReference.add(reference, item);
    for (const key of numberKeys(documentNumber)) byNumber.add(key, item);
    byCustomer.add(customerId, item);
    byDocument.add(documentNumber, item);
  }
  for (const { reference, documentNumber } of references)
    for (const item of byDocument.get(documentNumber)) byReference.add(referenceKey(reference), item);
  const names = new Map<string, string>();
  const byIban = new Index<string>();
  const byName = new Index<string>();
  for (const { id, name, ibans = [] } of customers) {
    if (name !== undefined) names.set(id, name);
    for (const iban of ibans) byIban.add(referenceKey(iban), id);
    for (const key of name === undefined ? [] : nameKeys(name)) byName.add(key, id);
  }
  const paymentsByReference = new Index<ReceivedPayment>();
  const paymentsByCustomer = new Index<ReceivedPayment>();
  for (const payment of payments) {
    paymentsByCustomer.add(payment.customerId, payment);
    for (const reference of payment.references) paymentsByReference.add(referenceKey(reference), payment);
  }
  return {
    byReference: (key) => byReference.get(key),
    byNumber: (key) => byNumber.get(key),
    customersByIban: (iban) => byIban.get(referenceKey(iban)),
    customersByName: (key) => byName.get(key),
    nameOf: (customerId) => names.get(customerId),
    itemsOf: (customerId) => byCustomer.get(customerId),
    paymentsByReference: (key) => paymentsByReference.get(key),
    paymentsOf: (customerId) => paymentsByCustomer.get(customerId),
  };
}

/** Values by key, each once. */
class Index<Value> {
  readonly #values = new Map<string, Value[]>();

  add(key: string, value: Value): void {
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [value]);
    else if (values.at(-1) !== value) values.push(value);
  }

  get(key: string): readonly Value[] {
    return this.#values.get(key) ?? NONE;
  }
}

const NONE: readonly never[] = [];
