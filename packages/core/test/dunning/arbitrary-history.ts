import fc from 'fast-check';

/** Something that happens; hours are counted from midnight UTC of the first day. */
export type Happening =
  | { readonly kind: 'run' }
  | { readonly kind: 'pay'; readonly item: number; readonly share: number }
  | { readonly kind: 'reopen'; readonly item: number }
  | { readonly kind: 'dispute' | 'block'; readonly item: number; readonly share: number; readonly days: number }
  | { readonly kind: 'promise'; readonly item: number; readonly days: number }
  | { readonly kind: 'lift' }
  | { readonly kind: 'insolvency'; readonly customer: number }
  | { readonly kind: 'credit'; readonly customer: number; readonly cents: number; readonly currency: number }
  /** Whoever reads the letters answers that they are away. */
  | { readonly kind: 'absence'; readonly customer: number; readonly days: number }
  /** A bank statement comes in. */
  | { readonly kind: 'statement' };

export interface History {
  /** Which first day: most lie just before the clocks change, a leap day, or the turn of a year. */
  readonly start: number;
  readonly customers: readonly number[];
  readonly items: readonly {
    readonly customer: number;
    readonly due: number;
    readonly cents: number;
    readonly currency: number;
    /** A further instalment of the invoice before it. */
    readonly isInstalment: boolean;
  }[];
  readonly happenings: readonly { readonly hour: number; readonly what: Happening }[];
  /** Hours between the moment a letter is to leave and the moment it does. */
  readonly delay: number;
  readonly netting: number;
  /** What becomes of fees whose invoice is paid. */
  readonly claims: number;
  /** Statements come in at all; else nobody waits for one. */
  readonly hasBank: boolean;
}

const small = (max: number): fc.Arbitrary<number> => fc.nat({ max });
const oneIn = (count: number): fc.Arbitrary<boolean> => small(count - 1).map((drawn) => drawn === 0);
const item = small(2);
const share = small(3);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Happening>({ kind: 'run' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pay' as const), item, share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const), item }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('dispute' as const, 'block' as const), item, share, days: small(30) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('promise' as const), item, days: small(12) }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'lift' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('insolvency' as const), customer: small(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('credit' as const),
      customer: small(1),
      cents: small(30_000),
      currency: small(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('absence' as const), customer: small(1), days: small(12) }) },
  { weight: 2, arbitrary: fc.constant<Happening>({ kind: 'statement' }) },
);

export const arbitraryHistory: fc.Arbitrary<History> = fc.record({
  start: small(7),
  customers: fc.array(small(7), { minLength: 1, maxLength: 2 }),
  items: fc.array(
    fc.record({
      customer: small(1),
      due: fc.integer({ min: -25, max: 10 }),
      cents: small(20_000),
      currency: small(2),
      isInstalment: oneIn(4),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  happenings: fc.array(fc.record({ hour: small(24 * 32), what: happening }), { minLength: 3, maxLength: 10 }),
  delay: small(30),
  netting: small(2),
  claims: small(2),
  hasBank: oneIn(4),
});
