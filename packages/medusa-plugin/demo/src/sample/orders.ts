/** What the demo sells on its first day. `key` names the order in its metadata, so that a second run places nothing twice. */
export interface SampleOrder {
  readonly key: string;
  readonly title: string;
  readonly customer: 'guest' | 'company';
  readonly lines: readonly (readonly [handle: string, quantity: number])[];
  readonly promotion?: string;
  /** Captured at once; else it is due later, by the customer's terms. */
  readonly paid: boolean;
  /** Given back afterwards: EUR with VAT. */
  readonly refund?: number;
}

export const SAMPLE_ORDERS: readonly SampleOrder[] = [
  {
    key: 'two-rates',
    title: 'B2C, paid, two VAT rates, shipping',
    customer: 'guest',
    lines: [
      ['lampe-atelier', 2],
      ['miel-chataignier', 3],
    ],
    paid: true,
  },
  {
    key: 'discount',
    title: 'B2C, paid, 10 % discount code',
    customer: 'guest',
    lines: [
      ['bureau-chene', 1],
      ['livre-menuiserie', 2],
    ],
    promotion: 'BIENVENUE10',
    paid: true,
  },
  {
    key: 'company',
    title: 'B2B, 30 days',
    customer: 'company',
    lines: [
      ['bureau-chene', 2],
      ['lampe-atelier', 4],
      ['livre-menuiserie', 1],
    ],
    paid: false,
  },
  {
    key: 'reduced-rate',
    title: 'B2C, paid, 5.5 % only',
    customer: 'guest',
    lines: [['livre-menuiserie', 1]],
    paid: true,
  },
  {
    key: 'refund',
    title: 'B2C, paid, then 15.00 refunded',
    customer: 'guest',
    lines: [
      ['carnet-relie', 4],
      ['miel-chataignier', 1],
    ],
    paid: true,
    refund: 15,
  },
];
