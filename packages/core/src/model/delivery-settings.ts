import { z } from 'zod';
import { contactFormat, deliveryChannel } from './contact.ts';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:00');

/** Monday is 1, Sunday 7 (ISO 8601). */
const weekday = z.int().min(1).max(7);

/** When messages may go out, on the clocks of `zone`. A window whose end is not after its start goes over midnight. */
export const sendingMoments = z.strictObject({
  weekdays: z.array(weekday).min(1).default([1, 2, 3, 4, 5, 6, 7]),
  from: timeOfDay.default('08:00'),
  to: timeOfDay.default('20:00'),
  /** Never between these, whatever the window says. */
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).exactOptional(),
  /** Not on public holidays of the recipient's country. */
  skipHolidays: z.boolean().default(false),
  /** Whose clocks count. */
  zone: z.enum(['recipient', 'merchant']).default('recipient'),
});
export type SendingMoments = z.output<typeof sendingMoments>;

/** The kinds of documents that are delivered. */
export const deliveredKind = z.enum(['invoice', 'creditNote', 'deposit', 'corrective']);

const mailbox = z.strictObject({ name: z.string().max(200).exactOptional(), address: z.email().max(320) });

const throttle = z.strictObject({
  /** Messages a minute to one domain, over all processes. */
  perMinute: z.int().min(1).max(1_000_000).default(120),
  byDomain: z.record(z.string(), z.int().min(1).max(1_000_000)).default({}),
  /** Messages to one contact within 24 hours: what a loop can do at the worst. */
  perContactADay: z.int().min(1).max(10_000).default(30),
});

/** How documents and letters reach buyers. Off until a merchant turns it on: nothing is sent that nobody asked for. */
export const deliverySettings = z.strictObject({
  enabled: z.boolean().default(false),
  kinds: z.array(deliveredKind).default([...deliveredKind.options]),
  /** Where the e-mails come from, and where people answer. */
  sender: mailbox.exactOptional(),
  replyTo: mailbox.exactOptional(),
  channel: deliveryChannel.default('email'),
  /** What is attached. Left out: a page to read for consumers, the invoice as it was issued for the others. */
  format: contactFormat.exactOptional(),
  moments: sendingMoments.prefault({}),
  /** Other moments for some kinds of documents. */
  byKind: z.partialRecord(deliveredKind, sendingMoments).default({}),
  /** Sends at the hour at which a customer mostly reacts, within the moments, once enough is known. */
  learnHour: z.boolean().default(true),
  throttle: throttle.prefault({}),
  /** Tries of a message before it counts as refused. */
  attempts: z.int().min(1).max(20).default(8),
  /** Accepted and no report for so many days: taken for delivered, as far as silence can prove it. */
  silentDays: z.int().min(1).max(60).default(3),
  portal: z
    .strictObject({
      /** Where buyers reach this server, e.g. `https://invoices.example.com`. Without it messages hold no link. */
      url: z.url({ protocol: /^https$/ }).exactOptional(),
      /** How long a link opens its document. */
      days: z.int().min(1).max(3_650).default(365),
    })
    .prefault({}),
  /** What cannot be delivered by mail is printed, with a cover letter. */
  printWhenUndeliverable: z.boolean().default(true),
});
export type DeliverySettings = z.output<typeof deliverySettings>;
