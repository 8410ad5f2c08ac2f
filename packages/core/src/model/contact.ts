import { z } from 'zod';
import { isoDate } from './date.ts';
import { eInvoiceFormat } from './e-invoice-format.ts';
import type { Brand } from './ids.ts';
import { postalAddress } from './party.ts';

/** Our own id of a person or mailbox at a customer: UUID v7. */
export type ContactId = Brand<'ContactId'>;

/** How a message reaches somebody. `portal`: a link in the shop and on our page, nothing is sent. */
export const deliveryChannel = z.enum(['email', 'sms', 'portal', 'print']);
export type DeliveryChannel = z.output<typeof deliveryChannel>;

/** What is attached: the invoice as it was issued, in a syntax of the contact's choice, as a page to read, or nothing but the link to the portal. */
export const contactFormat = z.enum(['issued', 'pdf', 'link', ...eInvoiceFormat.options]);
export type ContactFormat = z.output<typeof contactFormat>;

const MOST_COPIES = 10;

/** How somebody wants messages. What is absent is as the customer has it, and then as the merchant does. */
export const contactPreferences = z.strictObject({
  channel: deliveryChannel.exactOptional(),
  /** BCP 47 */
  language: z.string().min(2).max(35).exactOptional(),
  format: contactFormat.exactOptional(),
  /** Addresses that get a copy of every message. */
  copies: z.array(z.email().max(320)).max(MOST_COPIES).exactOptional(),
  /** An invoice without a purchase order's number (BT-13) is refused over there: it waits for a person. */
  purchaseOrderRequired: z.boolean().exactOptional(),
});
export type ContactPreferences = z.output<typeof contactPreferences>;

export const contactRole = z.enum(['billing', 'purchasing', 'other']);

/**
 * - `usable`;
 * - `invalid`: its address does not exist, as a report proved;
 * - `paused`: it complained, or a person wants nothing sent to it.
 */
export const contactState = z.enum(['usable', 'invalid', 'paused']);
export type ContactState = z.output<typeof contactState>;

/** What a person may write of a contact. */
export const contactInput = z.strictObject({
  name: z.string().max(500).exactOptional(),
  role: contactRole.default('billing'),
  email: z.email().max(320).exactOptional(),
  /** As it is dialled, for people. */
  telephone: z.string().max(50).exactOptional(),
  address: postalAddress.exactOptional(),
  state: contactState.default('usable'),
  /** The last day of an absence. */
  absentUntil: isoDate.exactOptional(),
  preferences: contactPreferences.prefault({}),
});
export type ContactInput = z.output<typeof contactInput>;

export interface CustomerContact extends ContactInput {
  readonly id: ContactId;
  /** `person`: somebody wrote or changed it here, and orders change it no more. */
  readonly origin: 'order' | 'person';
  /** Why it is not usable: the code of a problem. */
  readonly stateReason?: string;
  /** The address that an automatic reply names in its place; a person decides. */
  readonly substitute?: string;
}
