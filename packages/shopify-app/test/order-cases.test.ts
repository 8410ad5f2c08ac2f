import { describe, expect, it } from 'vitest';
import type { MerchantSettings } from '@quittance/core/model';
import { AMERICAN, FRENCH, GERMAN } from './merchants.ts';
import { map, sumsOf, type Sums } from './mapped.ts';
import { webhookBody, lineId, type OrderSpec } from './webhook-body.ts';

interface Case {
  readonly title: string;
  /** Where the documents are not simply what Shopify asked. */
  readonly sums?: Partial<Sums>;
  readonly spec: OrderSpec;
  readonly seller?: MerchantSettings;
}

const EUR = { currency: 'EUR', taxesIncluded: true } as const;
const shirt = { price: '39.90', quantity: 2, rates: ['0.19'] };
const book = { price: '24.90', quantity: 3, rates: ['0.07'] };
const dhl = { price: '4.90', rates: ['0.19'] };
const address = (countryCode: string, rest: object = {}): object => ({
  first_name: 'Ann',
  last_name: 'Lee',
  address1: 'Street 1',
  city: 'Town',
  zip: '1000',
  country_code: countryCode,
  ...rest,
});
const to = (countryCode: string, rest: object = {}): Record<string, unknown> => ({
  billing_address: address(countryCode, rest),
  shipping_address: address(countryCode, rest),
});
const bag = (amount: string, currency = 'EUR'): object => ({
  shop_money: { amount, currency_code: currency },
  presentment_money: { amount, currency_code: currency },
});

const CASES: readonly Case[] = [
  { title: 'several rates, prices with tax', spec: { ...EUR, lines: [shirt, book], shipping: [dhl] } },
  {
    title: 'several rates, prices without tax',
    spec: { ...EUR, taxesIncluded: false, lines: [shirt, book], shipping: [dhl] },
  },
  { title: 'two deliveries', spec: { ...EUR, lines: [shirt], shipping: [dhl, { price: '12.50', rates: ['0.19'] }] } },
  { title: 'a delivery made cheaper', spec: { ...EUR, lines: [shirt], shipping: [{ ...dhl, discounts: ['2.00'] }] } },
  { title: 'a free delivery', spec: { ...EUR, lines: [shirt], shipping: [{ ...dhl, discounts: ['4.90'] }] } },
  {
    title: 'a delivery whose discount is only in its price',
    spec: {
      ...EUR,
      lines: [shirt],
      shipping: [{ price: '4.90', fields: { discounted_price: '0.00', tax_lines: [] } }],
      fields: {
        total_price: '79.80',
        total_price_set: null,
        current_total_price: '79.80',
        current_total_price_set: null,
        total_tax: '12.74',
        total_tax_set: null,
      },
    },
    sums: { invoiced: '79.80', tax: '12.74' },
  },
  { title: 'a line for nothing', spec: { ...EUR, lines: [shirt, { ...book, discounts: ['74.70'] }] } },
  { title: 'a gift without tax lines', spec: { ...EUR, lines: [shirt, { price: '0.00', quantity: 1, rates: [] }] } },
  {
    title: 'two discounts on one line',
    spec: { ...EUR, lines: [{ ...shirt, discounts: ['7.98', '3.33'] }, book] },
  },
  { title: 'ten thousand pieces', spec: { ...EUR, lines: [{ price: '0.03', quantity: 10_000, rates: ['0.19'] }] } },
  {
    title: 'a discounted line given back in part',
    spec: {
      ...EUR,
      lines: [{ ...shirt, quantity: 3, discounts: ['10.00'] }],
      refunds: [{ lines: [{ line: 0, quantity: 1 }] }],
    },
  },
  {
    title: 'a refund less a restocking fee',
    spec: { ...EUR, lines: [shirt], refunds: [{ lines: [{ line: 0, quantity: 1 }], discrepancy: '5.00' }] },
  },
  {
    title: 'a refund with something on top',
    spec: { ...EUR, lines: [shirt, book], refunds: [{ lines: [{ line: 1, quantity: 1 }], discrepancy: '-3.00' }] },
  },
  { title: 'a gesture alone', spec: { ...EUR, lines: [shirt, book], refunds: [{ discrepancy: '-9.99' }] } },
  {
    title: 'delivery and goods given back in full',
    spec: {
      ...EUR,
      lines: [shirt],
      shipping: [dhl],
      refunds: [{ lines: [{ line: 0, quantity: 2 }], shipping: '4.90' }],
    },
  },
  {
    title: 'delivery given back in full, prices without tax',
    spec: { ...EUR, taxesIncluded: false, lines: [shirt], shipping: [dhl], refunds: [{ shipping: '5.83' }] },
  },
  {
    title: 'delivery given back in part',
    spec: { ...EUR, lines: [shirt], shipping: [dhl], refunds: [{ shipping: '2.00' }] },
  },
  {
    title: 'a refund that failed',
    spec: { ...EUR, lines: [shirt], refunds: [{ lines: [{ line: 0, quantity: 1 }], status: 'failure' }] },
    sums: { credited: '0.00' },
  },
  {
    title: 'more money back than was paid',
    spec: { ...EUR, lines: [shirt], refunds: [{ lines: [{ line: 0, quantity: 2 }], discrepancy: '-20.00' }] },
    sums: stop('REFUND_EXCEEDS_INVOICE'),
  },
  {
    title: 'pieces taken away by an edit',
    spec: { ...EUR, lines: [{ ...shirt, quantity: 4, removed: 1 }, book] },
    sums: { tax: '24.00' },
  },
  {
    title: 'a tip that is no line',
    spec: {
      ...EUR,
      lines: [shirt],
      fields: {
        total_tip_received: '5.00',
        total_price: '84.80',
        total_price_set: null,
        current_total_price: '84.80',
        current_total_price_set: null,
      },
    },
    sums: { invoiced: '84.80' },
  },
  {
    title: 'a tip alone',
    spec: {
      ...EUR,
      lines: [
        {
          price: '5.00',
          quantity: 1,
          fields: { title: 'Tip', product_id: null, sku: null, taxable: false, requires_shipping: false },
        },
      ],
      fields: { total_tip_received: '5.00' },
    },
  },
  {
    title: 'cash, rounded at the till',
    spec: {
      ...EUR,
      lines: [{ price: '9.98', quantity: 1, rates: ['0.19'] }],
      fields: { total_cash_rounding_payment_adjustment_set: bag('0.02') },
    },
    sums: { invoiced: '10.00' },
  },
  {
    title: 'a custom line of a draft order',
    spec: {
      ...EUR,
      lines: [
        {
          price: '120.00',
          quantity: 1,
          rates: ['0.19'],
          fields: { title: 'Gravur', product_id: null, sku: null, variant_id: null },
        },
      ],
    },
  },
  {
    title: 'dinars, with three decimals that end in nought',
    spec: {
      currency: 'KWD',
      taxesIncluded: false,
      lines: [{ price: '12.500', quantity: 2, rates: [] }],
      fields: to('KW'),
    },
  },
  {
    title: 'dinars that use their third decimal',
    spec: {
      currency: 'KWD',
      taxesIncluded: false,
      lines: [{ price: '12.505', quantity: 1, rates: [] }],
      fields: {
        ...to('KW'),
        total_price: '12.505',
        total_price_set: null,
        current_total_price_set: null,
        current_total_price: null,
      },
    },
    sums: stop('AMOUNT_TOO_FINE'),
  },
  {
    title: 'the Italian rate, under the One Stop Shop',
    spec: { ...EUR, lines: [{ ...shirt, rates: ['0.22'] }], fields: to('IT', { zip: '20100' }) },
    seller: FRENCH,
  },
  {
    title: 'a foreign rate without the One Stop Shop',
    spec: { ...EUR, lines: [{ ...shirt, rates: ['0.22'] }], fields: to('IT') },
    seller: { ...FRENCH, tax: { ...FRENCH.tax, oneStopShop: false } },
    sums: stop('VAT_RATE_UNLAWFUL'),
  },
  {
    title: 'goods to a business of another member state, shipped',
    spec: {
      ...EUR,
      taxesIncluded: false,
      lines: [{ price: '100.00', quantity: 2 }],
      fields: {
        ...to('BE', { company: 'Peeters BV' }),
        note_attributes: [{ name: 'BTW-nummer', value: '0123.456.749' }],
        fulfillments: [
          {
            id: 1,
            status: 'success',
            created_at: '2026-09-14T12:00:00+02:00',
            line_items: [{ id: Number(lineId(0)), quantity: 2 }],
          },
        ],
      },
    },
  },
  {
    title: 'a wrong VAT number',
    spec: {
      ...EUR,
      lines: [shirt],
      fields: { ...to('BE', { company: 'Peeters BV' }), note_attributes: [{ name: 'VAT', value: 'BE0123456748' }] },
    },
    sums: stop('BUYER_VAT_NUMBER_INVALID'),
  },
  {
    title: 'a consumer who pays no tax at home',
    spec: { ...EUR, taxesIncluded: false, lines: [{ price: '10.00', quantity: 1 }], fields: { tax_exempt: true } },
    sums: stop('VAT_REASON_AMBIGUOUS'),
  },
  {
    title: 'an export',
    spec: {
      ...EUR,
      taxesIncluded: false,
      lines: [{ price: '10.00', quantity: 3 }],
      shipping: [{ price: '20.00' }],
      fields: to('CH'),
    },
  },
  {
    title: 'francs, where the shop has euros',
    spec: {
      currency: 'CHF',
      shop: { currency: 'EUR', rate: '1.0437' },
      taxesIncluded: true,
      lines: [shirt, book],
      shipping: [dhl],
      refunds: [{ lines: [{ line: 0, quantity: 1 }] }],
    },
    seller: FRENCH,
  },
  {
    title: 'duties, given back with the goods',
    spec: {
      ...EUR,
      taxesIncluded: false,
      lines: [{ price: '100.00', quantity: 1, fields: { duties: [{ id: '7', ...bag('12.00'), tax_lines: [] }] } }],
      refunds: [
        {
          lines: [{ line: 0, quantity: 1 }],
          fields: { duties: [{ duty_id: '7', amount_set: bag('12.00') }], transactions: [] },
        },
      ],
      fields: {
        ...to('US', { zip: '10001' }),
        total_price: '112.00',
        total_price_set: null,
        current_total_price: '0.00',
        current_total_price_set: null,
      },
    },
    sums: { invoiced: '112.00', credited: '112.00' },
  },
  {
    title: 'duties inside the prices',
    spec: {
      ...EUR,
      taxesIncluded: false,
      lines: [{ price: '100.00', quantity: 1, fields: { duties: [{ id: '7', ...bag('12.00'), tax_lines: [] }] } }],
      fields: { ...to('US', { zip: '10001' }), duties_included: true },
    },
  },
  {
    title: 'an additional fee',
    spec: {
      ...EUR,
      lines: [shirt],
      fields: {
        additional_fees: [{ id: '1', name: 'Pfand', price: '0.25', tax_lines: [{ rate: 0.19, price: '0.04' }] }],
        total_price: '80.05',
        total_price_set: null,
        current_total_price: '80.05',
        current_total_price_set: null,
        total_tax: '12.78',
      },
    },
    sums: { invoiced: '80.05', tax: '12.78' },
  },
  {
    title: 'a sales tax of three places',
    spec: {
      ...EUR,
      currency: 'USD',
      taxesIncluded: false,
      lines: [{ price: '19.99', quantity: 3, rates: ['0.06', '0.0225', '0.01'] }],
      fields: to('US', { zip: '10001' }),
    },
    seller: AMERICAN,
  },
  {
    title: 'tax that its rate does not explain',
    spec: {
      ...EUR,
      taxesIncluded: false,
      lines: [{ price: '100.00', quantity: 1, fields: { tax_lines: [{ rate: 0.19, price: '9.00' }] } }],
      fields: {
        total_price: '109.00',
        total_price_set: null,
        current_total_price: '109.00',
        current_total_price_set: null,
      },
    },
    sums: stop('VAT_DIFFERS_FROM_RATE'),
  },
  {
    title: 'totals that do not add up',
    spec: {
      ...EUR,
      lines: [shirt],
      fields: {
        total_price: '99.00',
        total_price_set: null,
        current_total_price: '99.00',
        current_total_price_set: null,
      },
    },
    sums: stop('TOTALS_DIFFER'),
  },
  {
    title: 'VAT owed by the marketplace',
    spec: {
      ...EUR,
      taxesIncluded: false,
      lines: [
        { price: '100.00', quantity: 1, fields: { tax_lines: [{ rate: 0.19, price: '19.00', channel_liable: true }] } },
      ],
      fields: {
        total_price: '119.00',
        total_price_set: null,
        current_total_price: '119.00',
        current_total_price_set: null,
      },
    },
    sums: { invoiced: '100.00' },
  },
];

function stop(...stops: string[]): Sums {
  return { invoiced: '0.00', tax: '0.00', credited: '0.00', stops };
}

describe('one order of each kind', () => {
  it.each(CASES)('$title', async ({ spec, seller = GERMAN, sums }) => {
    const made = webhookBody(spec);
    const mapped = await map(made.body, seller);
    expect(sumsOf(mapped)).toEqual({
      invoiced: made.total.round(2).toString(),
      tax: made.tax.round(2).toString(),
      credited: made.refunds
        .reduce((sum, each) => sum.plus(each), made.total.minus(made.total))
        .round(2)
        .toString(),
      stops: [],
      ...sums,
    });
  });
});
