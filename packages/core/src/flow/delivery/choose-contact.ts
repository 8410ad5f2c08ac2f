import type {
  ContactFormat,
  ContactPreferences,
  CustomerKind,
  CustomerPreferences,
  DeliveryChannel,
  DeliverySettings,
  Problem,
} from '../../model/index.ts';
import type { ContactRow, Explanation, Recipient } from '../../store/index.ts';

export interface RouteRequest {
  readonly customer: {
    readonly name: string;
    readonly kind: CustomerKind;
    readonly country: string | null;
    readonly language: string | null;
    readonly settings: CustomerPreferences;
  };
  readonly contacts: readonly ContactRow[];
  /** The contact that the order names. */
  readonly named: string | null;
  readonly settings: DeliverySettings;
  /** The document names a purchase order (BT-13). */
  readonly hasPurchaseOrder: boolean;
  /** Channels that are not to be used any more for this document. */
  readonly without?: readonly DeliveryChannel[];
}

/** To whom a message goes, how, in which language and with what. */
export interface Route {
  readonly channel: DeliveryChannel;
  readonly contact?: ContactRow;
  readonly recipients: readonly Recipient[];
  readonly language: string;
  readonly format: ContactFormat;
  readonly explanation: readonly Explanation[];
  /** Why a person must act first. */
  readonly hold?: Problem;
}

/**
 * Chooses the contact and the channel: a billing contact that a person entered, else the one the order names, else another. Whoever cannot be
 * reached as wanted is reached otherwise: by e-mail, on paper, at last by the portal alone. Preferences of the contact go before those of the
 * customer, and these before the merchant's.
 */
export function chooseContact(request: RouteRequest): Route {
  const candidates = request.contacts
    .filter(({ state }) => state === 'usable')
    .toSorted((a, b) => rank(request, a) - rank(request, b));
  for (const contact of candidates) {
    const wanted = preferences(request, contact).channel ?? request.settings.channel;
    if (canReach(request, contact, wanted))
      return routeTo(request, contact, wanted, [{ rule: 'contact', role: contact.role, origin: contact.origin }]);
  }
  return otherwise(request, candidates);
}

function otherwise(request: RouteRequest, candidates: readonly ContactRow[]): Route {
  const byMail = candidates.find((contact) => canReach(request, contact, 'email'));
  if (byMail !== undefined) return routeTo(request, byMail, 'email', [{ rule: 'wanted-channel-impossible' }]);
  const why = [{ rule: request.contacts.length === candidates.length ? 'no-address' : 'no-usable-address' }];
  // Where a mailbox is gone, the house still stands.
  const byPost = request.contacts.find((contact) => canReach(request, contact, 'print'));
  if (byPost !== undefined && request.settings.printWhenUndeliverable) return routeTo(request, byPost, 'print', why);
  const [first] = request.contacts;
  return first === undefined
    ? { channel: 'portal', recipients: [], language: languageOf(request, {}), format: 'pdf', explanation: why }
    : routeTo(request, first, 'portal', why);
}

function rank({ named }: RouteRequest, { id, origin, role }: ContactRow): number {
  if (role !== 'billing') return 3;
  if (origin === 'person') return 0;
  return id === named ? 1 : 2;
}

function canReach({ without = [] }: RouteRequest, contact: ContactRow, channel: DeliveryChannel): boolean {
  if (without.includes(channel)) return false;
  switch (channel) {
    case 'email':
      return contact.email !== null;
    case 'sms':
      return contact.telephone !== null;
    case 'print':
      return contact.address?.line1 !== undefined && contact.address.city !== undefined;
    case 'portal':
      return true;
    default:
      return channel satisfies never;
  }
}

function routeTo(
  request: RouteRequest,
  contact: ContactRow,
  channel: DeliveryChannel,
  explanation: readonly Explanation[],
): Route {
  const wishes = preferences(request, contact);
  const blocked = wishes.purchaseOrderRequired === true && !request.hasPurchaseOrder;
  return {
    channel,
    contact,
    recipients: recipientsOf(contact, channel, wishes.copies ?? []),
    language: languageOf(request, wishes),
    format: formatFor(request, wishes),
    explanation,
    ...(blocked && { hold: PURCHASE_ORDER_MISSING }),
  };
}

/** A link only where there is a portal. */
function formatFor({ customer, settings }: RouteRequest, wishes: ContactPreferences): ContactFormat {
  const usual = customer.kind === 'consumer' ? 'pdf' : 'issued';
  const wanted = wishes.format ?? settings.format ?? usual;
  return wanted === 'link' && settings.portal.url === undefined ? usual : wanted;
}

function preferences({ customer: { settings } }: RouteRequest, contact: ContactRow): ContactPreferences {
  return { ...settings, ...contact.settings };
}

function recipientsOf(
  { name, email, telephone }: ContactRow,
  channel: DeliveryChannel,
  copies: readonly string[],
): readonly Recipient[] {
  const named = name === null ? {} : { name };
  if (channel === 'sms') return telephone === null ? [] : [{ address: telephone, ...named }];
  if (channel !== 'email' || email === null) return [];
  const others = copies.filter((copy) => copy.toLowerCase() !== email.toLowerCase());
  return [{ address: email, ...named }, ...[...new Set(others)].map((address) => ({ address }))];
}

function languageOf({ customer }: RouteRequest, { language }: ContactPreferences): string {
  return language ?? customer.language ?? customer.country ?? 'en';
}

export const PURCHASE_ORDER_MISSING: Problem = {
  code: 'PURCHASE_ORDER_MISSING',
  message: 'The buyer takes no invoice without the number of a purchase order.',
  advice: 'Ask the buyer for it and enter it in the shop’s order, or release the message as it is.',
  retry: 'after-fix',
};
