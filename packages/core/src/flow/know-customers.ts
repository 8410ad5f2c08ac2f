import { customerKeyOf, normalisedEmail, type Order } from '../model/index.ts';
import { uuidOf, type KnownBuyer } from '../store/index.ts';

/** Who owes for an order, and whom it names there. The ids follow from what the order says: the same buyer is the same customer in every process. */
export function buyerOf(order: Order): KnownBuyer {
  const { kind, name, contactName, email, telephone, billingAddress, language } = order.buyer;
  const key = customerKeyOf(order);
  const source = email === undefined ? '' : normalisedEmail(email);
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
