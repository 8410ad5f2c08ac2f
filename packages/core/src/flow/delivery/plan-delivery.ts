import {
  type DeliverySettings,
  type IsoDate,
  type MerchantSettings,
  type Problem,
  type SendingMoments,
  type TenantId,
} from '../../model/index.ts';
import {
  contactsOf,
  customersById,
  deliverables,
  documentBytes,
  insertMessages,
  reactionsOf,
  reactionsOfAll,
  uuidv7,
  type ContactRow,
  type CustomerRow,
  type DeliverableRow,
  type Explanation,
  type NewMessage,
  type TenantTransaction,
} from '../../store/index.ts';
import { calendarOf, zoneOf } from '../../dunning/index.ts';
import { chooseContact, type Route } from './choose-contact.ts';
import { chooseMoment } from './choose-moment.ts';
import { unpackContent } from '../invoices/document-content.ts';
import { knowCustomersOf } from '../invoices/know-customers.ts';
import { countHours, learnHour, type HourCounts, type LearnedHour } from './learn-hour.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere } from '../settings.ts';
import { isTimeZone, localTime } from '../zoned-time.ts';

/** Documents that go out because they were issued; those of a resending are planned by their batch. */
export async function planDelivery(road: Road, tenant: TenantId, documentIds: readonly string[]): Promise<void> {
  await inTenant(road, tenant, async (trx) => {
    const settings = await settingsHere(road, trx);
    if (settings?.delivery.enabled !== true) return;
    const wanted: readonly string[] = settings.delivery.kinds;
    const documents = (await deliverables(trx, documentIds)).filter(({ kind }) => wanted.includes(kind));
    await planMessages(road, trx, settings, documents, {});
  });
}

/** What a plan besides the first one of a document is for. */
export interface Occasion {
  readonly batchId?: string;
  /** Also outside of the merchant's moments: a person asked for it. */
  readonly atOnce?: boolean;
}

/** Chooses contact, channel and moment of each document and makes its message, with the job that sends it. Answers the ids of the new messages. */
export async function planMessages(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  documents: readonly DeliverableRow[],
  occasion: Occasion,
): Promise<readonly string[]> {
  const known = await withCustomers(trx, documents);
  const customerIds = known.flatMap(({ customerId }) => customerId ?? []);
  const customers = new Map((await customersById(trx, customerIds)).map((row) => [row.id, row]));
  const contacts = Map.groupBy(await contactsOf(trx, customerIds), ({ customerId }) => customerId);
  const hours = await learnedHours(trx, settings, [...customers.values()]);
  const messages: NewMessage[] = [];
  for (const document of known) {
    const customer = customers.get(document.customerId ?? '');
    if (customer === undefined) continue;
    const theirs = contacts.get(customer.id) ?? [];
    const route = chooseContact({
      customer,
      contacts: theirs,
      named: document.contactId,
      settings: settings.delivery,
      hasPurchaseOrder: !asksForOrder(customer, theirs) || (await namesPurchaseOrder(trx, document.id)),
    });
    messages.push(messageOf(road, settings, document, customer, route, hours.get(customer.id), occasion));
  }
  const made = await insertMessages(trx, messages, nowOf(road));
  await enqueueMessages(
    road,
    trx,
    messages.filter(({ id }) => made.has(id)),
  );
  return [...made];
}

async function withCustomers(
  trx: TenantTransaction,
  documents: readonly DeliverableRow[],
): Promise<readonly DeliverableRow[]> {
  if ((await knowCustomersOf(trx, documents)) === 0) return documents;
  return deliverables(
    trx,
    documents.map(({ id }) => id),
  );
}

function asksForOrder({ settings }: CustomerRow, contacts: readonly ContactRow[]): boolean {
  return [settings, ...contacts.map((contact) => contact.settings)].some(
    (wishes) => wishes.purchaseOrderRequired === true,
  );
}

async function namesPurchaseOrder(trx: TenantTransaction, documentId: string): Promise<boolean> {
  const stored = await documentBytes(trx, documentId);
  return stored !== undefined && unpackContent(stored.content).invoice.purchaseOrderReference !== undefined;
}

function messageOf(
  road: Road,
  settings: MerchantSettings,
  document: DeliverableRow,
  customer: CustomerRow,
  route: Route,
  learned: LearnedHour | undefined,
  occasion: Occasion,
): NewMessage {
  const now = road.clock.now();
  const moment =
    route.channel === 'email' || route.channel === 'sms'
      ? momentFor(now, settings, document, customer, learned, occasion)
      : { at: now };
  const problem = route.hold ?? moment.problem ?? null;
  const [first] = route.recipients;
  return {
    id: uuidv7(now.getTime()),
    key: keyOf(document, route, occasion),
    kind: 'document',
    documentId: document.id,
    orderId: document.orderId,
    customerId: customer.id,
    contactId: route.contact?.id ?? null,
    batchId: occasion.batchId ?? null,
    channel: route.channel,
    language: route.language,
    content: null,
    recipients: route.recipients,
    domain: route.channel === 'email' ? (first?.address.split('@').at(-1)?.toLowerCase() ?? null) : null,
    attachments: route.channel === 'email' || route.channel === 'print' ? [route.format] : [],
    explanation: [...route.explanation, ...(moment.explanation ?? [])],
    plannedFor: moment.at.toISOString(),
    state: problem !== null ? 'held' : moment.at > now ? 'planned' : 'queued',
    problem,
  };
}

function keyOf({ id }: DeliverableRow, { contact }: Route, { batchId }: Occasion): string {
  return batchId === undefined ? `invoice|${id}|${contact?.id ?? 'nobody'}` : `resend|${batchId}|${id}`;
}

interface Planned {
  readonly at: Date;
  readonly explanation?: readonly Explanation[];
  readonly problem?: Problem;
}

function momentFor(
  now: Date,
  settings: MerchantSettings,
  { kind }: DeliverableRow,
  customer: CustomerRow,
  learned: LearnedHour | undefined,
  { atOnce = false }: Occasion,
): Planned {
  if (atOnce) return { at: now, explanation: [{ rule: 'asked-for' }] };
  const moments = momentsOf(settings.delivery, kind);
  const hour = customer.settings.hour ?? learned?.hour;
  const moment = chooseMoment({
    now,
    moments,
    timeZone: zoneFor(settings, moments, customer),
    isHoliday: holidaysOf(customer.country),
    ...(hour !== undefined && { hour }),
  });
  if (moment === undefined) return { at: now, problem: NO_MOMENT };
  const why =
    customer.settings.hour === undefined
      ? learned
        ? [learned.explanation]
        : []
      : [{ rule: 'hour-set', hour: customer.settings.hour }];
  return { at: moment.at, explanation: [...why, ...moment.explanation] };
}

function momentsOf({ moments, byKind }: DeliverySettings, kind: string): SendingMoments {
  return Object.entries(byKind).find(([name]) => name === kind)?.[1] ?? moments;
}

/** The recipient's clocks, as far as they are known. */
export function zoneFor(
  settings: MerchantSettings,
  { zone }: SendingMoments,
  { timeZone, country }: Pick<CustomerRow, 'timeZone' | 'country'>,
): string {
  if (zone === 'merchant') return settings.timeZone;
  if (timeZone !== null && isTimeZone(timeZone)) return timeZone;
  return (country === null ? undefined : zoneOf(country)) ?? settings.timeZone;
}

const HOLIDAYS = calendarOf();

function holidaysOf(country: string | null): (day: IsoDate) => boolean {
  return (day) => country !== null && HOLIDAYS.isHoliday(country, day);
}

async function learnedHours(
  trx: TenantTransaction,
  settings: MerchantSettings,
  customers: readonly CustomerRow[],
): Promise<ReadonlyMap<string, LearnedHour>> {
  if (!settings.delivery.learnHour || customers.length === 0) return new Map();
  const reactions = await reactionsOf(
    trx,
    customers.map(({ id }) => id),
  );
  if (reactions.length === 0) return new Map();
  const byCustomer = Map.groupBy(reactions, ({ customerId }) => customerId);
  const all = hoursOf(settings.timeZone, await reactionsOfAll(trx));
  const learned = customers.flatMap((customer) => {
    const own = hoursOf(zoneFor(settings, settings.delivery.moments, customer), byCustomer.get(customer.id) ?? []);
    const hour = learnHour(own, all);
    return hour === undefined ? [] : [[customer.id, hour] as const];
  });
  return new Map(learned);
}

function hoursOf(timeZone: string, reactions: readonly { readonly at: Date }[]): HourCounts {
  return countHours(
    reactions.map(({ at }) => at),
    (at) => Math.floor(localTime(timeZone, at).minute / 60),
  );
}

/** One job for all that go out at one moment. Held messages and letters on paper wait for a person. */
export async function enqueueMessages(
  road: Road,
  trx: TenantTransaction,
  messages: readonly Pick<NewMessage, 'id' | 'state' | 'channel' | 'plannedFor'>[],
): Promise<void> {
  const due = messages.filter(({ state, channel }) => state !== 'held' && channel !== 'print');
  for (const [moment, group] of Map.groupBy(due, ({ state, plannedFor }) => (state === 'queued' ? '' : plannedFor)))
    await road.jobs.enqueue(
      trx,
      QUEUE.send,
      group.map(({ id }) => id),
      moment === '' ? undefined : new Date(moment),
    );
}

const NO_MOMENT: Problem = {
  code: 'NO_ALLOWED_MOMENT',
  message: 'The settings allow no moment at which this could be sent.',
  advice: 'Correct the sending moments in the settings, then release the message.',
  retry: 'after-fix',
};
