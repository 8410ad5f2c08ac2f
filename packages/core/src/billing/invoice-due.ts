import { Decimal, type MerchantSettings, type Order, type OrderPayment } from '../model/index.ts';
import { closeDocument, type Closed } from './close-document.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import { payable, type DocumentedGroup, type Ledger } from './ledger.ts';
import { splitByScope } from './outside-scope.ts';
import type { PricedOrder } from './price-order.ts';
import { atLeastZero, smaller, type SplitRefunds } from './split-refunds.ts';

/** What invoices are planned from. */
export interface InvoicePlan {
  readonly order: Order;
  readonly settings: MerchantSettings;
  readonly priced: PricedOrder;
  readonly ledger: Ledger;
  readonly refunds: SplitRefunds;
  /** Every position less what is invoiced and what was given back before: what an invoice may still hold. */
  readonly open: readonly CoverageEntry[];
}

/** An invoice to be made: under which part, of what, and where it stands in its chain. */
export interface Part {
  readonly part: string;
  readonly entries: readonly CoverageEntry[];
  /** What remains to the shop's total (BT-114); once per order. */
  readonly rounding?: Decimal;
  /** What earlier invoices of the chain carry per VAT rate. */
  readonly before?: ReadonlyMap<string, DocumentedGroup>;
  /** Documents of the same plan that come first and use up payments. */
  readonly sofar?: readonly DocumentDue[];
  readonly deliveredOn?: string;
}

/** One invoice, or two where part of it is outside the scope of VAT. */
export function invoicesOf(
  plan: InvoicePlan,
  { part, entries, rounding = Decimal.ZERO, before = new Map(), sofar = [], deliveredOn }: Part,
): DocumentDue[] {
  const dues: DocumentDue[] = [];
  for (const [index, some] of splitByScope(part, entries).entries()) {
    const closed = closeDocument(some.entries, { before }, plan.priced.decimals);
    const due = invoiceDue(plan, closed, {
      part: some.part,
      rounding: index === 0 ? rounding : Decimal.ZERO,
      sofar: [...sofar, ...dues],
    });
    dues.push(deliveredOn === undefined ? due : { ...due, deliveredOn });
  }
  return dues;
}

function invoiceDue(
  plan: InvoicePlan,
  closed: Closed,
  { part, rounding, sofar }: { part: string; rounding: Decimal; sofar: readonly DocumentDue[] },
): DocumentDue {
  const total = closed.total.plus(rounding);
  const used = Decimal.sum(sofar.map((due) => due.paid))
    .plus(plan.ledger.settled)
    .plus(plan.priced.omitted);
  // Once something is invoiced, money that goes back settles its credit note; before that it simply was not paid.
  const returned = plan.ledger.invoices.length === 0 ? movedAs('refunded', plan.order) : Decimal.ZERO;
  const kept = captured(plan.order).minus(returned).minus(used);
  const paid = smaller(atLeastZero(kept), atLeastZero(total)).round(plan.priced.decimals);
  const last = plan.order.payments
    .filter((payment) => payment.status === 'captured')
    .map((payment) => payment.at)
    .toSorted()
    .at(-1);
  return {
    kind: 'invoice',
    part,
    typeCode: '380',
    entries: closed.entries,
    vat: closed.vat,
    rounding: closed.rounding.plus(rounding),
    paid,
    precedes: plan.ledger.deposits
      .filter((deposit) => plan.ledger.depositLeft(deposit).isPositive())
      .map(({ invoice }) => ({ number: invoice.number, issueDate: invoice.issueDate })),
    ...(last !== undefined && paid.isPositive() && { paidAt: last }),
  };
}

/** What the documents of a plan ask for before payments (BT-112 + BT-114). */
export function totalOf(dues: readonly DocumentDue[]): Decimal {
  return Decimal.sum(
    dues.map(({ vat, rounding }) => Decimal.sum(vat.map((group) => group.base.plus(group.vat))).plus(rounding)),
  );
}

/** What the buyer has paid: captured money, gift cards and store credit; never an authorisation. */
export function captured(order: Order): Decimal {
  return movedAs('captured', order);
}

function movedAs(status: OrderPayment['status'], order: Order): Decimal {
  return Decimal.sum(order.payments.filter((payment) => payment.status === status).map((payment) => payment.amount));
}

/** What the order asks for in all, refunds before invoicing taken off. */
export function askedFor(plan: InvoicePlan): Decimal {
  const gestures =
    plan.ledger.invoices.length === 0 ? Decimal.sum(plan.refunds.gestures.map(({ gross }) => gross)) : Decimal.ZERO;
  return Decimal.sum(plan.open.map((entry) => entry.gross))
    .plus(Decimal.sum(plan.ledger.invoices.map(payable)))
    .plus(plan.priced.rounding)
    .minus(gestures);
}
