import { existsSync, readFileSync } from 'node:fs';
import { Decimal, type MerchantSettings } from '@quittance/core/model';
import { describe, expect, it } from 'vitest';
import { mapFiles, type MappedFile } from '../src/cli/map-files.ts';
import { sumsOf, SHOP, type Sums } from './mapped.ts';
import { AMERICAN, FRENCH, GERMAN } from './merchants.ts';

/** Orders, refunds and bodies of webhooks as Shopify sends them; shared by the packages, beside this checkout. */
const CORPUS = new URL('../../../../shared/corpus/shopify-orders/', import.meta.url);
const there = existsSync(CORPUS);
const skipped = there ? '' : ' [skipped: no shared corpus beside this checkout]';

interface Listed {
  readonly file: string;
  readonly topic: string;
  readonly expect?: { readonly total_price: string; readonly total_tax: string };
}

const manifest: { readonly files: readonly Listed[] } = there
  ? JSON.parse(readFileSync(new URL('manifest.json', CORPUS), 'utf8'))
  : { files: [] };

/** What a file's documents come to where it is not simply what Shopify asked, and whose shop it is where not a German one. */
const SPECIAL: Readonly<Record<string, Partial<Sums> & { seller?: MerchantSettings }>> = {
  'collected/order-code-discount-partial-refund': { seller: AMERICAN, credited: '399.29' },
  'collected/order-cancelled-refunded': { seller: AMERICAN, credited: '598.94' },
  'collected/order-eur-tax-added': stopped('BUYER_ADDRESS_MISSING'),
  'collected/order-paid-minimal': stopped('BUYER_ADDRESS_MISSING'),
  // Paid with the test gateway: `test: true`.
  'collected/recorded-eur-taxes-included-refund': stopped(),
  'constructed/admin-test-notification-unbalanced': stopped(),
  // CHF, which the buyer saw; the manifest gives the euros of the shop.
  'constructed/multi-currency': { invoiced: '261.28', tax: '19.57' },
  'constructed/line-order-shipping-discounts-us-tax': { seller: AMERICAN },
  'constructed/hostile-text': { seller: FRENCH },
  'constructed/three-partial-refunds': { seller: FRENCH, credited: '29.00' },
  // The parcel has not left: without a day of delivery nothing is an intra-community supply (BR-IC-11).
  'constructed/b2b-company-net-terms-reverse-charge': stopped('DELIVERY_DATE_MISSING'),
  'constructed/pos-tip-cash-rounding': stopped('BUYER_ADDRESS_MISSING'),
  'constructed/cancelled-fully-refunded': { credited: '123.90' },
  // 100.00 came back, 250.00 went out in its place.
  'constructed/return-with-exchange': { invoiced: '350.00', tax: '55.89', credited: '100.00' },
  'constructed/refund-transaction-pending': { credited: '0.00' },
};

function stopped(...stops: string[]): Sums {
  return { invoiced: '0.00', tax: '0.00', credited: '0.00', stops };
}

const nameOf = ({ file }: Listed): string => file.replace('.json', '');
const pathOf = (file: string): string => new URL(file, CORPUS).pathname;

/** An order's transactions lie beside it where Shopify keeps them apart. */
async function mapped(listed: Listed): Promise<readonly MappedFile[]> {
  const beside = listed.file.replace('.json', '.transactions.json');
  const files = [listed.file, beside].filter((file) => existsSync(pathOf(file)));
  return mapFiles(files.map(pathOf), { shop: SHOP, settings: SPECIAL[nameOf(listed)]?.seller ?? GERMAN });
}

const orders = manifest.files.filter((listed) => listed.expect !== undefined);
const others = manifest.files.filter((listed) => listed.expect === undefined);

describe(`the shared orders${skipped}`, () => {
  it.skipIf(!there).each(orders)('$file is invoiced as Shopify asked, or stops with its reason', async (listed) => {
    const [order] = await mapped(listed);
    if (order?.kind !== 'order') throw new Error('not read as an order');
    const { seller: _, ...special } = SPECIAL[nameOf(listed)] ?? {};
    expect(sumsOf(order)).toEqual({
      invoiced: Decimal.of(listed.expect?.total_price ?? '')
        .round(2)
        .toString(),
      tax: Decimal.of(listed.expect?.total_tax ?? '')
        .round(2)
        .toString(),
      credited: '0.00',
      stops: [],
      ...special,
    });
  });

  it.skipIf(!there).each(others)('$file ($topic) is known for what it is, and is no order', async (listed) => {
    for (const one of await mapped(listed)) {
      expect(one.kind).toBe('other');
      expect(one.kind === 'other' && one.what).toMatch(WHAT[listed.topic] ?? /transactions|refund/);
    }
  });
});

const WHAT: Readonly<Record<string, RegExp>> = {
  'REST draft orders': /draft/,
  'GraphQL response': /GraphQL/,
  'orders/edited': /edit/,
  'customers/data_request': /request for data/,
  'customers/redact': /redact a customer/,
  'shop/redact': /redact a shop/,
  'app/uninstalled': /a shop/,
  'app/scopes_update': /scopes/,
  'bulk_operations/finish': /bulk operation/,
  'app_subscriptions/update': /subscription/,
};

describe(`what documents of the shared orders say${skipped}`, () => {
  const one = async (name: string) => {
    const listed = manifest.files.find(({ file }) => file === `constructed/${name}.json`);
    if (listed === undefined) throw new Error(`${name} is not in the manifest`);
    const [order] = await mapped(listed);
    if (order?.kind !== 'order') throw new Error(`${name} is no order`);
    return order;
  };

  it.skipIf(!there)('a redeemed gift card is a payment, a sold one has no VAT', async () => {
    const { documents, order } = await one('gift-card-sold-and-redeemed');
    expect(order?.payments.map(({ method, amount }) => [method, amount.toString()])).toEqual([
      ['gift-card', '20.00'],
      ['card', '58.75'],
    ]);
    expect(
      documents.map(({ total, invoice }) => [
        total.toString(),
        invoice.vatBreakdown.map((group) => group.categoryCode),
      ]),
    ).toEqual([
      ['28.75', ['S', 'S']],
      ['50.00', ['O']],
    ]);
  });

  it.skipIf(!there)('what is paid in part is due for the rest', async () => {
    const { documents } = await one('deposit-partially-paid');
    expect(documents.map(({ invoice }) => invoice.totals.amountDueForPayment.toString())).toEqual(['858.00']);
  });

  it.skipIf(!there)('an id beyond 2^53 keeps its digits', async () => {
    const { order } = await one('admin-test-notification-unbalanced');
    expect(order?.source.orderId).toBe('820982911946154508');
    expect(order?.test).toBe(true);
  });

  it.skipIf(!there)('the rate of a second currency is Shopify’s', async () => {
    const { order } = await one('multi-currency');
    expect(order?.currency).toBe('CHF');
    expect(order?.accountingCurrency?.code).toBe('EUR');
    expect(order?.accountingCurrency?.rate.toString()).toBe('1.043708');
  });

  it.skipIf(!there)('a business names itself in attributes', async () => {
    const { order } = await one('b2b-company-net-terms-reverse-charge');
    expect(order?.buyer).toMatchObject({
      kind: 'business',
      name: 'Peeters & Zonen BV',
      vatNumber: 'BE0123456749',
      electronicAddress: { scheme: '0208', value: '0123456749' },
    });
    expect([order?.purchaseOrderReference, order?.terms]).toEqual(['PO-2026/0815', { days: 30 }]);
  });

  it.skipIf(!there)('Italian numbers are told apart', async () => {
    const { order } = await one('italy-tax-credentials');
    expect(order?.buyer.kind).toBe('consumer');
    expect(order?.buyer.identifiers).toEqual([{ value: 'SPSNCL80A01F839U', scheme: '0210' }]);
    expect(order?.buyer.electronicAddress).toEqual({ value: 'nicolo@pec.example.it', scheme: '0202' });
  });

  it.skipIf(!there)('no control or direction character is left in any text', async () => {
    const { order } = await one('hostile-text');
    expect(JSON.stringify(order)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u00[01]/);
  });
});
