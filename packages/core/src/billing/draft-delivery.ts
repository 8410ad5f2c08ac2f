import { dayIn, type Invoice, type MerchantSettings, type Order, type Problem } from '../model/index.ts';
import type { BillingCase } from './billing-case.ts';
import type { DocumentDue } from './document.ts';

/** BG-13, BG-15: where and when it was delivered; a credit note repeats what its invoice says. */
export function deliveryOf(
  due: DocumentDue,
  { order, settings, issued }: BillingCase,
): Pick<Invoice, 'deliveryInformation'> {
  if (due.kind === 'creditNote' || due.kind === 'corrective') {
    const cited = issued.find(({ invoice }) => invoice.number === due.precedes[0]?.number)?.invoice.deliveryInformation;
    return cited === undefined ? {} : { deliveryInformation: cited };
  }
  const deliverTo = order.deliverTo ?? placeOfSupply(due, order);
  const date = due.deliveredOn ?? deliverTo?.date ?? lastFulfilment(due, order, settings);
  if (deliverTo === undefined && date === undefined) return {};
  return {
    deliveryInformation: {
      ...(deliverTo?.name !== undefined && { deliverToPartyName: deliverTo.name }),
      ...(date !== undefined && { actualDeliveryDate: date }),
      ...(deliverTo !== undefined && { deliverToAddress: deliverTo.address }),
    },
  };
}

/** BR-IC-11: an intra-Community supply names its day, in BT-72 since no document has a period of its own. */
export function lacksDeliveryDay(
  due: DocumentDue,
  { deliveryInformation }: Pick<Invoice, 'deliveryInformation'>,
): boolean {
  return (
    due.kind === 'invoice' &&
    due.vat.some((group) => group.category === 'K') &&
    deliveryInformation?.actualDeliveryDate === undefined
  );
}

/** The order lacks the day that BR-IC-11 asks for. */
export function deliveryDateMissing(order: Order): Problem {
  return {
    code: 'DELIVERY_DATE_MISSING',
    message: `Order ${order.number} goes to another member state without VAT, and the day of delivery is not known.`,
    advice:
      'Mark the order as shipped in the shop, give it a delivery date, or set invoicing to happen with each delivery; for a service, mark its product as one.',
    retry: 'after-fix',
    field: 'deliverTo.date',
    rule: 'BR-IC-11',
  };
}

/** BR-IC-12: an intra-Community supply names the country it went to; without a delivery address that is the buyer's, on which its VAT rests. */
function placeOfSupply(due: DocumentDue, order: Order): Order['deliverTo'] {
  const { billingAddress } = order.buyer;
  return billingAddress !== undefined && due.vat.some((group) => group.category === 'K')
    ? { address: billingAddress }
    : undefined;
}

/** What is invoiced after it was delivered bears the day of the last delivery. */
function lastFulfilment(due: DocumentDue, order: Order, settings: MerchantSettings): string | undefined {
  if (due.kind !== 'invoice') return undefined;
  const last = order.fulfilments
    .map(({ at }) => at)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
  return last === undefined ? undefined : dayIn(settings.timeZone, new Date(last));
}
