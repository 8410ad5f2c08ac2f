import { webhookBody, type LineSpec, type OrderSpec } from '../test/webhook-body.ts';
import type { Merchant } from '../test/fake-admin/index.ts';
import type { RestOrder } from '../test/fake-admin/rest.ts';
import { company, consumer, type Buyer } from './buyers.ts';

/** What the sandbox sells on its first day. */
export interface SampleOrder {
  readonly title: string;
  readonly buyer: Buyer;
  readonly spec: Omit<OrderSpec, 'taxesIncluded' | 'fields'>;
  /** Paid at once; else due in 30 days. */
  readonly paid: boolean;
  /** Pieces of the first line that come back once it is invoiced. */
  readonly returned?: number;
}

const line = (title: string, price: string, quantity: number, rate: string, discounts: string[] = []): LineSpec => ({
  price,
  quantity,
  rates: [rate],
  discounts,
  fields: { title, name: title },
});
const shipping = (price: string, rate = '0.2') => [
  { price, rates: [rate], fields: { title: 'Colissimo', code: 'Colissimo' } },
];

export const SAMPLE_ORDERS: readonly SampleOrder[] = [
  {
    title: 'B2C, paid, two VAT rates, shipping',
    buyer: consumer('Camille', 'Durand', 'Lyon', '69003'),
    spec: {
      currency: 'EUR',
      lines: [line('Lampe d’atelier', '89.00', 2, '0.2'), line('Miel de châtaignier', '12.50', 3, '0.055')],
      shipping: shipping('6.90'),
    },
    paid: true,
  },
  {
    title: 'B2C, paid, 10 % discount code',
    buyer: consumer('Hugo', 'Lefèvre', 'Rennes', '35000'),
    spec: {
      currency: 'EUR',
      lines: [
        line('Bureau en chêne', '640.00', 1, '0.2', ['64.00']),
        line('Traité de menuiserie', '34.90', 2, '0.055', ['6.98']),
      ],
      shipping: shipping('29.00'),
    },
    paid: true,
  },
  {
    title: 'B2B, 30 days',
    buyer: company('Atelier Brossard SARL', 'Dijon', '21000', 'FR15901234567', '901234567'),
    spec: {
      currency: 'EUR',
      lines: [line('Bureau en chêne', '640.00', 2, '0.2'), line('Traité de menuiserie', '34.90', 1, '0.055')],
      shipping: shipping('49.00'),
    },
    paid: false,
  },
  {
    title: 'B2C, paid, one piece sent back',
    buyer: consumer('Inès', 'Moreau', 'Nantes', '44000'),
    spec: {
      currency: 'EUR',
      lines: [line('Carnet relié', '18.00', 4, '0.2'), line('Miel de châtaignier', '12.50', 1, '0.055')],
    },
    paid: true,
    returned: 1,
  },
  {
    title: 'B2C in Denmark, paid in kroner',
    buyer: consumer('Freja', 'Holm', 'Aarhus', '8000', 'DK'),
    spec: {
      currency: 'DKK',
      shop: { currency: 'EUR', rate: '0.134' },
      lines: [line('Carnet relié', '140.00', 3, '0.25')],
      shipping: shipping('49.00', '0.25'),
    },
    paid: true,
  },
];

const FIRST_ID = 6_120_000_001_000;

/** Places it in the shop, as a buyer would; answers the order's global id. */
export function place(merchant: Merchant, sample: SampleOrder, number: number, now: Date): string {
  return merchant.placeOrder(payload(sample, number, now)).id;
}

/** Made whole by what every order of Shopify has beside its prices. */
function payload({ spec, buyer, paid }: SampleOrder, number: number, now: Date): RestOrder {
  const id = FIRST_ID + number;
  const at = now.toISOString();
  const ids = (specs: OrderSpec['lines'], first: number) =>
    specs.map((one, index) => ({ ...one, fields: { ...one.fields, id: id * 100 + first + index } }));
  const { body } = webhookBody({
    ...spec,
    taxesIncluded: true,
    lines: ids(spec.lines, 0),
    shipping: (spec.shipping ?? []).map((one, index) => ({
      ...one,
      fields: { ...one.fields, id: id * 100 + 90 + index },
    })),
  });
  const discounted = spec.lines.some(({ discounts = [] }) => discounts.length > 0);
  return {
    ...body,
    ...buyer.fields(number),
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${number}`,
    number,
    order_number: number,
    created_at: at,
    processed_at: at,
    updated_at: at,
    cancelled_at: null,
    cancel_reason: null,
    closed_at: null,
    confirmed: true,
    tags: '',
    financial_status: paid ? 'paid' : 'pending',
    fulfillment_status: null,
    payment_gateway_names: paid ? ['shopify_payments'] : [],
    total_outstanding: paid ? '0.00' : String(body['total_price']),
    payment_terms: paid ? null : net30(body, now),
    discount_applications: discounted ? [WELCOME] : [],
    tax_lines: [],
    note: null,
    line_items: (body['line_items'] as object[]).map((one) => ({ ...LINE, ...one })),
  } as unknown as RestOrder;
}

const LINE = {
  variant_title: null,
  vendor: 'La Fabrique du Quai',
  gift_card: false,
  properties: [],
  total_discount: '0.00',
  duties: [],
};

const WELCOME = {
  type: 'discount_code',
  target_type: 'line_item',
  target_selection: 'all',
  allocation_method: 'across',
  value_type: 'percentage',
  value: '10.0',
  code: 'BIENVENUE10',
};

function net30(
  { total_price: amount, currency }: Readonly<Record<string, unknown>>,
  now: Date,
): RestOrder['payment_terms'] {
  const due = new Date(now.getTime() + 30 * 86_400_000).toISOString();
  return {
    payment_terms_name: 'NET_30',
    payment_terms_type: 'net',
    due_in_days: 30,
    currency: String(currency),
    payment_schedules: [
      {
        amount: String(amount),
        currency: String(currency),
        issued_at: now.toISOString(),
        due_at: due,
        completed_at: null,
      },
    ],
  };
}
