import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, type Order, type OrderJson } from '../model/index.ts';
import type { IssuedDocument } from './document.ts';
import { ledgerOf } from './ledger.ts';
import { planDocuments } from './plan-documents.ts';
import { draftDocument } from './draft-document.ts';
import { numberDocument } from './number-document.ts';
import { breaches } from '../../test/billing/en16931.ts';
import { orderOf, shop } from '../../test/billing/orders.ts';

/** What may happen to an order between two looks at it. `line` and `pieces` are picks, taken modulo what there is. */
type Change =
  | { readonly what: 'refund'; readonly line: number; readonly pieces: number; readonly share: number | undefined }
  | { readonly what: 'gesture'; readonly share: number }
  | { readonly what: 'fulfil'; readonly line: number; readonly pieces: number }
  | { readonly what: 'add' | 'remove' | 'reprice'; readonly line: number; readonly pieces: number }
  | { readonly what: 'pay'; readonly share: number };

const pick = fc.nat(20);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    what: fc.constant('refund' as const),
    line: pick,
    pieces: pick,
    share: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  }),
  fc.record({ what: fc.constant('gesture' as const), share: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ what: fc.constant('fulfil' as const), line: pick, pieces: pick }),
  fc.record({ what: fc.constantFrom('add' as const, 'remove' as const, 'reprice' as const), line: pick, pieces: pick }),
  fc.record({ what: fc.constant('pay' as const), share: fc.integer({ min: 1, max: 100 }) }),
);

/** Cents, up and down. */
const PRICE_STEPS = [100, 1, -1, -100, 300, -37] as const;

interface State {
  lines: {
    id: string;
    kind: 'goods' | 'service';
    cents: number;
    quantity: number;
    rate: string;
    refunded: number;
    fulfilled: number;
  }[];
  readonly refunds: NonNullable<OrderJson['refunds']>;
  readonly fulfilments: NonNullable<OrderJson['fulfilments']>;
  readonly payments: NonNullable<OrderJson['payments']>;
  revision: number;
}

const at = (index: number): string => new Date(Date.UTC(2026, 10, 1, index)).toISOString();
const money = (cents: number): string => Decimal.fromUnits(BigInt(cents), 2).toString();
const totalCents = (state: State): number => state.lines.reduce((sum, line) => sum + line.cents * line.quantity, 0);
const orderIn = (state: State, changes: Partial<OrderJson> = {}): Order =>
  orderOf({
    lines: state.lines.map(({ id, kind, cents, quantity, rate }) => ({
      id,
      kind,
      name: id,
      quantity: String(quantity),
      unitPrice: money(cents),
      taxes: [{ rate }],
    })),
    refunds: state.refunds,
    fulfilments: state.fulfilments,
    payments: state.payments,
    revision: state.revision,
    totals: { total: money(totalCents(state)) },
    ...changes,
  });

function happen(state: State, of: Change, tick: number): void {
  const line = 'line' in of ? state.lines[of.line % state.lines.length] : undefined;
  const some = (most: number): number => ('pieces' in of ? Math.min(most, 1 + (of.pieces % 3)) : 0);
  switch (of.what) {
    case 'refund': {
      const pieces = line === undefined ? 0 : some(line.quantity - line.refunded);
      if (line === undefined || pieces <= 0) return;
      line.refunded += pieces;
      const grossAmount =
        of.share === undefined ? {} : { grossAmount: money(Math.floor((line.cents * pieces * of.share) / 100)) };
      return void state.refunds.push({
        id: `r${tick}`,
        at: at(tick),
        lines: [{ lineId: line.id, quantity: String(pieces), ...grossAmount }],
      });
    }
    case 'gesture':
      return void state.refunds.push({
        id: `g${tick}`,
        at: at(tick),
        adjustmentGross: money(Math.floor((totalCents(state) * of.share) / 1000) + 1),
      });
    case 'fulfil': {
      const pieces = line === undefined ? 0 : some(line.quantity - line.fulfilled);
      if (line === undefined || pieces <= 0) return;
      line.fulfilled += pieces;
      return void state.fulfilments.push({
        id: `f${tick}`,
        at: at(tick),
        lines: [{ lineId: line.id, quantity: String(pieces) }],
      });
    }
    case 'add':
      if (line !== undefined) line.quantity += some(9);
      break;
    case 'remove':
      if (line !== undefined) line.quantity -= some(line.quantity - Math.max(line.refunded, line.fulfilled));
      break;
    case 'reprice':
      if (line !== undefined)
        line.cents = Math.max(50, line.cents + (PRICE_STEPS[of.line % PRICE_STEPS.length] ?? 0) * some(9));
      break;
    case 'pay':
      return void state.payments.push({
        id: `p${tick}`,
        at: at(tick),
        status: 'captured',
        amount: money(Math.floor((totalCents(state) * of.share) / 100)),
      });
    default:
      return void (of satisfies never);
  }
  state.revision += 1;
}

const start = fc.array(
  fc.record({
    kind: fc.constantFrom('goods' as const, 'goods' as const, 'service' as const),
    cents: fc.integer({ min: 100, max: 5_000 }),
    quantity: fc.integer({ min: 1, max: 4 }),
    rate: fc.constantFrom('20', '5.5'),
  }),
  { minLength: 1, maxLength: 3 },
);
const payable = ({ invoice }: IssuedDocument): Decimal =>
  invoice.totals.totalWithVat.plus(invoice.totals.roundingAmount ?? Decimal.ZERO);
const sumOf = (documents: readonly IssuedDocument[], kind: string): Decimal =>
  Decimal.sum(documents.filter((document) => document.kind === kind).map(payable));

/** Issues what is due; an order that stops (a refund beyond what is invoiced) issues nothing, and that is fine. */
function issue(
  order: Order,
  issued: readonly IssuedDocument[],
  invoiceOn: 'placement' | 'payment' | 'fulfilment',
): IssuedDocument[] {
  const settings = shop({ invoiceOn });
  const plan = planDocuments({ order, issued, settings });
  if (!plan.ok) {
    expect(plan.problems.map(({ code }) => code)).toEqual(plan.problems.map(() => 'REFUND_EXCEEDS_INVOICE'));
    return [];
  }
  return plan.value.map((due, index) => {
    const draft = draftDocument(due, { order, issued, settings });
    if (!draft.ok) throw new Error(JSON.stringify(draft.problems));
    return {
      kind: due.kind,
      part: due.part,
      coverage: draft.value.coverage,
      invoice: numberDocument(draft.value, { number: `N-${issued.length + index}`, issueDate: '2026-11-21' }),
    };
  });
}

describe('an order to which anything may happen', () => {
  it.each(['placement', 'payment', 'fulfilment'] as const)(
    'invoiced on %s: nothing is due twice, nothing is credited that was not invoiced, and a cancellation ends at nought',
    (invoiceOn) => {
      fc.assert(
        fc.property(start, fc.array(change, { maxLength: 8 }), (lines, changes) => {
          const state: State = {
            lines: lines.map((line, index) => ({ ...line, id: `l${index}`, refunded: 0, fulfilled: 0 })),
            refunds: [],
            fulfilments: [],
            payments: [],
            revision: 1,
          };
          let issued = issue(orderIn(state), [], invoiceOn);
          for (const [tick, each] of changes.entries()) {
            happen(state, each, tick + 1);
            const order = orderIn(state);
            issued = [...issued, ...issue(order, issued, invoiceOn)];
            expect(issue(order, issued, invoiceOn).map(({ kind, part }) => [kind, part])).toEqual([]);
            check(issued);
          }
          const cancelled = orderIn(state, { cancelledAt: at(99) });
          issued = [...issued, ...issue(cancelled, issued, invoiceOn)];
          check(issued);
          expect(sumOf(issued, 'creditNote').toFixed(2)).toBe(sumOf(issued, 'invoice').toFixed(2));
          expect(issue(cancelled, issued, invoiceOn).map(({ kind, part }) => [kind, part])).toEqual([]);
        }),
        { numRuns: 150 },
      );
    },
  );
});

const givenIn = ({ refunds }: Order): Decimal =>
  Decimal.sum(refunds.map((refund) => refund.adjustmentGross ?? Decimal.ZERO));

describe('an order that is only edited and given presents', () => {
  it('is documented to the cent: what is invoiced less what is credited is what the order comes to', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(
          change.filter(({ what }) => what !== 'refund' && what !== 'fulfil'),
          { maxLength: 8 },
        ),
        (lines, changes) => {
          const state: State = {
            lines: lines.map((line, index) => ({ ...line, id: `l${index}`, refunded: 0, fulfilled: 0 })),
            refunds: [],
            fulfilments: [],
            payments: [],
            revision: 1,
          };
          let issued = issue(orderIn(state), [], 'placement');
          for (const [tick, each] of changes.entries()) {
            happen(state, each, tick + 1);
            const order = orderIn(state);
            // More was given than the order asks for by now: it stops, for no sum of documents may fall below nought.
            if (
              givenIn(order).greaterThan(order.totals.total) ||
              !planDocuments({ order, issued, settings: shop() }).ok
            )
              return;
            issued = [...issued, ...issue(order, issued, 'placement')];
          }
          const given = givenIn(orderIn(state));
          const documented = sumOf(issued, 'invoice').minus(sumOf(issued, 'creditNote'));
          expect(documented.toFixed(2)).toBe(
            Decimal.of(money(totalCents(state)))
              .minus(given)
              .toFixed(2),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('controls: the properties above see', () => {
  const lines: NonNullable<OrderJson['lines']> = [
    { id: 'l0', name: 'l0', quantity: '2', unitPrice: '10.00', taxes: [{ rate: '20' }] },
  ];
  const placed = orderOf({ lines, totals: { total: '20.00' } });
  const refunded = orderOf({
    lines,
    totals: { total: '20.00' },
    refunds: [{ id: 'r', at: at(1), lines: [{ lineId: 'l0', quantity: '1' }] }],
  });
  const cancelled = orderOf({ lines, totals: { total: '20.00' }, cancelledAt: at(2) });
  const invoices = issue(placed, [], 'placement');
  const credits = issue(refunded, invoices, 'placement');

  it('a document that was forgotten: it is due once more', () => {
    expect(issue(refunded, invoices, 'placement')).toHaveLength(1);
    expect(issue(refunded, credits, 'placement')).not.toEqual([]);
  });

  it('a document issued twice, and more credited than was invoiced', () => {
    expect(() => check([...invoices, ...credits, ...credits])).toThrow();
    const again = credits.map((credit, index) => ({ ...credit, part: `again-${index}` }));
    const third = credits.map((credit, index) => ({ ...credit, part: `third-${index}` }));
    expect(() => check([...invoices, ...credits, ...again])).not.toThrow();
    expect(() => check([...invoices, ...credits, ...again, ...third])).toThrow();
  });

  it('a cancellation that leaves out what a refund gave back', () => {
    const wrong = issue(cancelled, invoices, 'placement');
    expect(sumOf([...credits, ...wrong], 'creditNote').toFixed(2)).not.toBe(sumOf(invoices, 'invoice').toFixed(2));
    const right = issue(cancelled, [...invoices, ...credits], 'placement');
    expect(sumOf([...credits, ...right], 'creditNote').toFixed(2)).toBe(sumOf(invoices, 'invoice').toFixed(2));
  });
});

function check(issued: readonly IssuedDocument[]): void {
  for (const { invoice } of issued) expect(breaches(invoice, 2, 2)).toEqual([]);
  expect(new Set(issued.map(({ kind, part }) => `${kind} ${part}`)).size).toBe(issued.length);
  const ledger = ledgerOf(issued);
  expect(ledger.creditedTotal.greaterThan(ledger.invoicedTotal)).toBe(false);
  for (const [ref, credited] of ledger.credited) {
    const invoiced = ledger.invoiced.get(ref);
    // A gesture or a change of price is credited without being invoiced under its name; the sums below hold it.
    if (invoiced === undefined || /^(?:gesture|price):/.test(ref)) continue;
    const change = (book: typeof ledger.credited): Decimal => book.get(`price:${ref}`)?.gross ?? Decimal.ZERO;
    expect(credited.quantity.greaterThan(invoiced.quantity), `pieces of ${ref}`).toBe(false);
    expect(
      credited.gross.plus(change(ledger.credited)).greaterThan(invoiced.gross.plus(change(ledger.invoiced))),
      `money of ${ref}`,
    ).toBe(false);
  }
  for (const [key, credited] of ledger.creditedGroups) {
    const invoiced = ledger.invoicedGroups.get(key);
    expect(credited.base.greaterThan(invoiced?.base ?? Decimal.ZERO), `base of ${key}`).toBe(false);
  }
}
