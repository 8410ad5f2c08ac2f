import type { DeliveryChannel, MerchantSettings } from '../../model/index.ts';
import {
  contactsOf,
  customersById,
  insertMessages,
  uuidv7,
  type CustomerRow,
  type ContactRow,
  type MessageRow,
  type NewMessage,
  type TenantTransaction,
} from '../../store/index.ts';
import { chooseContact } from './choose-contact.ts';
import { withdraw } from './end-messages.ts';
import { noteHosts } from './note-host.ts';
import { enqueueMessages } from './plan-delivery.ts';
import { nowOf, type Road } from '../road.ts';

const UNSENT: readonly MessageRow['state'][] = ['planned', 'queued', 'sending', 'held'];

/**
 * Sends what these locked messages carry another way: to another contact, on paper, or by the portal alone. A message that never left is withdrawn
 * for it; one that came back stays as it is. Each goes on once per contact and channel.
 */
export async function rerouteMessages(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  messages: readonly MessageRow[],
  code: string,
  without: readonly DeliveryChannel[] = [],
): Promise<void> {
  if (messages.length === 0) return;
  const ids = [...new Set(messages.flatMap(({ customerId }) => customerId ?? []))];
  const customers = new Map((await customersById(trx, ids)).map((customer) => [customer.id, customer]));
  const contacts = Map.groupBy(await contactsOf(trx, ids), ({ customerId }) => customerId);
  const successors = messages.flatMap((message) => {
    const customer = customers.get(message.customerId ?? '');
    return customer === undefined
      ? []
      : [successorOf(road, settings, message, customer, contacts.get(customer.id) ?? [], code, without)];
  });
  const made = await insertMessages(trx, successors, nowOf(road));
  const fresh = successors.filter(({ id }) => made.has(id));
  await enqueueMessages(road, trx, fresh);
  await withdraw(
    road,
    trx,
    messages.filter(({ state }) => UNSENT.includes(state)),
    code,
  );
  await noteHosts(
    road,
    trx,
    fresh.filter(({ channel }) => channel === 'print').map(({ id }) => id),
  );
}

function successorOf(
  road: Road,
  settings: MerchantSettings,
  message: MessageRow,
  customer: CustomerRow,
  contacts: readonly ContactRow[],
  code: string,
  without: readonly DeliveryChannel[],
): NewMessage {
  const route = chooseContact({
    customer,
    contacts,
    named: message.contactId,
    settings: settings.delivery,
    hasPurchaseOrder: true,
    without,
  });
  const { id: _id, state: _state, plannedFor: _planned, key, explanation, ...carried } = message;
  const [first] = route.recipients;
  return {
    ...carried,
    id: uuidv7(road.clock.now().getTime()),
    key: `${key}|${route.channel}|${route.contact?.id ?? 'nobody'}`,
    contactId: route.contact?.id ?? null,
    channel: route.channel,
    language: route.language,
    recipients: route.recipients,
    domain: route.channel === 'email' ? (first?.address.split('@').at(-1)?.toLowerCase() ?? null) : null,
    attachments: route.channel === 'print' ? ['pdf'] : [route.format],
    explanation: [{ rule: 'went-on', code, after: message.id }, ...route.explanation, ...explanation.slice(0, 3)],
    plannedFor: nowOf(road),
    state: 'queued',
    problem: null,
  };
}
