import { customerKeyOf, normalisedEmail, type Order, type TenantId } from '../../model/index.ts';
import {
  contactSource,
  documentsOfNobody,
  keepBuyers,
  nameCustomers,
  uuidOf,
  type DeliverableRow,
  type KnownBuyer,
  type TenantTransaction,
} from '../../store/index.ts';
import { acceptedOrders } from '../orders/order-cache.ts';
import { inTenant, type Road } from '../road.ts';

/** Who owes for an order, and whom it names there. The ids follow from what the order says: the same buyer is the same customer in every process. */
export function buyerOf(order: Order): KnownBuyer {
  const { kind, name, contactName, contactId, email, telephone, billingAddress, language } = order.buyer;
  const key = customerKeyOf(order);
  const address = email === undefined ? '' : normalisedEmail(email);
  const source = contactId === undefined ? address : `${contactSource(contactId)}${address}`;
  return {
    customerId: uuidOf(key),
    key,
    name,
    kind,
    country: (billingAddress ?? order.deliverTo?.address)?.countryCode ?? null,
    language: language ?? null,
    contactId: uuidOf(`${key}\n${source}`),
    source,
    contactName: contactName ?? (kind === 'consumer' ? name : null),
    email: email ?? null,
    telephone: telephone ?? null,
    address: billingAddress ?? null,
  };
}

const BATCH = 200;

/** Finds out who owes the documents that were issued before customers were known; answers how many there were. */
export async function knowOlderCustomers(road: Road, tenant: TenantId): Promise<number> {
  for (let known = 0; ; known += BATCH) {
    const found = await inTenant(road, tenant, async (trx) =>
      knowCustomersOf(trx, await documentsOfNobody(trx, BATCH)),
    );
    if (found < BATCH) return known + found;
  }
}

/** The same for these documents. An order that cannot be read any more names nobody: its customer goes by the number of the document. */
export async function knowCustomersOf(trx: TenantTransaction, documents: readonly DeliverableRow[]): Promise<number> {
  const unknown = documents.filter(({ customerId }) => customerId === null);
  if (unknown.length === 0) return 0;
  const orders = await acceptedOrders(
    trx,
    unknown.map(({ inboxId }) => inboxId),
  );
  const named = unknown.map(({ id, inboxId, number }) => {
    const order = orders.get(inboxId);
    return { id, buyer: order?.ok === true ? buyerOf(order.value) : nobody(number) };
  });
  await keepBuyers(
    trx,
    named.map(({ buyer }) => buyer),
  );
  await nameCustomers(
    trx,
    named.map(({ id, buyer: { customerId, contactId } }) => ({ id, customerId, contactId })),
  );
  return named.length;
}

function nobody(number: string): KnownBuyer {
  const key = `document|${number}`;
  const unknown = { country: null, language: null, contactName: null, email: null, telephone: null, address: null };
  return {
    customerId: uuidOf(key),
    key,
    name: number,
    kind: 'business',
    contactId: uuidOf(`${key}\n`),
    source: '',
    ...unknown,
  };
}
