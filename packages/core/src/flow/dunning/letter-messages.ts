import type { Letter } from '../../dunning/index.ts';
import type { MerchantSettings } from '../../model/index.ts';
import {
  contactsOf,
  contactsOfDocuments,
  customersById,
  insertMessages,
  uuidv7,
  type ContactRow,
  type CustomerRow,
  type NewMessage,
  type TenantTransaction,
} from '../../store/index.ts';
import { chooseContact, type Route } from '../delivery/choose-contact.ts';
import { enqueueMessages } from '../delivery/plan-delivery.ts';
import { nowOf, type Road } from '../road.ts';

/** The kind of message that letters are: what composes them, and has the last word before they leave, is registered under it. */
export const LETTER = 'letter';

interface Leaving {
  /** Of the row in the store. */
  readonly id: string;
  readonly letter: Letter;
}

/** Makes the messages of committed letters, one for each channel, to leave when the letter says. */
export async function messageLetters(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  leaving: readonly Leaving[],
): Promise<void> {
  const ids = leaving.map(({ letter }) => letter.customerId);
  const customers = new Map((await customersById(trx, ids)).map((row) => [row.id, row]));
  const contacts = Map.groupBy(await contactsOf(trx, ids), ({ customerId }) => customerId);
  const named = await contactsOfDocuments(
    trx,
    leaving.flatMap(({ letter }) => newestOf(letter) ?? []),
  );
  const messages = leaving.flatMap((each) => {
    const customer = customers.get(each.letter.customerId);
    if (customer === undefined) return [];
    const contact = named.get(newestOf(each.letter) ?? '') ?? null;
    return messagesOf(road, settings, each, customer, contacts.get(customer.id) ?? [], contact);
  });
  const made = await insertMessages(trx, messages, nowOf(road));
  await enqueueMessages(
    road,
    trx,
    messages.filter(({ id }) => made.has(id)),
  );
}

/** The invoice that the letter asks for and that fell due last: a customer with several contacts is written to where that was ordered. */
function newestOf({ items }: Letter): string | undefined {
  return items.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1)).at(-1)?.documentNumber;
}

function messagesOf(
  road: Road,
  { delivery }: MerchantSettings,
  { id, letter }: Leaving,
  customer: CustomerRow,
  contacts: readonly ContactRow[],
  named: string | null,
): readonly NewMessage[] {
  const routes = letter.channels.map((channel) =>
    chooseContact({ customer, contacts, named, settings: { ...delivery, channel }, hasPurchaseOrder: true }),
  );
  // What cannot be reached one way may come out where another way leads already.
  const distinct = [...new Map(routes.map((route) => [route.channel, route])).values()];
  return distinct.map((route, index) => ({
    id: uuidv7(road.clock.now().getTime()),
    key: index === 0 ? `letter|${letter.key}` : `letter|${letter.key}|${route.channel}`,
    kind: LETTER,
    documentId: null,
    orderId: null,
    customerId: customer.id,
    contactId: route.contact?.id ?? null,
    batchId: null,
    channel: route.channel,
    language: route.language,
    content: { letter: id },
    recipients: route.recipients,
    domain: domainOf(route),
    attachments: [],
    explanation: route.explanation,
    plannedFor: letter.sendAt,
    state: Date.parse(letter.sendAt) > road.clock.now().getTime() ? 'planned' : 'queued',
    problem: null,
  }));
}

function domainOf({ channel, recipients: [first] }: Route): string | null {
  return channel === 'email' ? (first?.address.split('@').at(-1)?.toLowerCase() ?? null) : null;
}
