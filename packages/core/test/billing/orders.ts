import { draftDocument, numberDocument, planDocuments, type IssuedDocument } from '../../src/billing/index.ts';
import {
  merchantSettings,
  order,
  type MerchantSettings,
  type MerchantSettingsJson,
  type Order,
  type OrderJson,
} from '../../src/model/index.ts';

/** Test data: a French shop and its orders. SIREN and VAT number pass their checks and belong to nobody known. */
export function shop(changes: Partial<MerchantSettingsJson> = {}): MerchantSettings {
  return merchantSettings.parse({
    seller: {
      name: 'Atelier Brun',
      legalRegistrationIdentifier: { value: '732829320', scheme: '0002' },
      vatIdentifier: 'FR44732829320',
      postalAddress: { line1: '1 rue du Port', city: 'Nantes', postCode: '44000', countryCode: 'FR' },
    },
    ...changes,
  });
}

/** A paid order of a French consumer: one line of 12.00 with 20 % VAT, unless said otherwise. */
export function orderOf(changes: Partial<OrderJson> = {}): Order {
  return order.parse({
    source: { host: 'test-host', shop: 'shop-1', orderId: 'o-1' },
    number: '#1001',
    placedAt: '2026-11-20T10:00:00Z',
    currency: 'EUR',
    pricesIncludeTax: true,
    buyer: {
      kind: 'consumer',
      name: 'Ada Martin',
      billingAddress: { line1: '2 rue Verte', city: 'Lyon', postCode: '69001', countryCode: 'FR' },
    },
    lines: [lineOf('a', '12.00')],
    totals: { total: '12.00' },
    ...changes,
  });
}

export function lineOf(
  id: string,
  unitPrice: string,
  changes: Partial<OrderJson['lines'][number]> = {},
): OrderJson['lines'][number] {
  return { id, name: `Article ${id}`, quantity: '1', unitPrice, taxes: [{ rate: '20' }], ...changes };
}

export function paidBy(
  amount: string,
  id = 'p1',
  at = '2026-11-20T10:01:00Z',
): NonNullable<OrderJson['payments']>[number] {
  return { id, at, amount, status: 'captured', method: 'card' };
}

/** Plans, drafts and numbers everything that is due; throws with the problems where there are any. */
export function issueAll(
  of: Order,
  settings: MerchantSettings,
  issued: readonly IssuedDocument[] = [],
  issueDate = '2026-11-21',
): IssuedDocument[] {
  const plan = planDocuments({ order: of, issued, settings });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value.map((due, index) => {
    const draft = draftDocument(due, { order: of, issued, settings });
    if (!draft.ok) throw new Error(JSON.stringify(draft.problems));
    const number = `${due.kind[0]?.toUpperCase()}-${issued.length + index + 1}`;
    return {
      kind: due.kind,
      part: due.part,
      coverage: draft.value.coverage,
      invoice: numberDocument(draft.value, { number, issueDate }),
    };
  });
}
