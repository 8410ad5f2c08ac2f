import { dayIn, Decimal, type MerchantSettings, type Order, type OrderFulfilment } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { closeDocument, type Closed } from './close-document.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import type { DocumentedGroup, Ledger } from './ledger.ts';
import { freePart, priceChanges } from './price-changes.ts';
import { splitByScope } from './outside-scope.ts';
import type { PricedOrder } from './price-order.ts';
import { shareEntry, sliceEntry } from './slice.ts';
import { atLeastZero, smaller, standing, type SplitRefunds } from './split-refunds.ts';
import { groupBy, treatmentKey } from './vat-group.ts';
import { wordingOf } from './wording.ts';

export interface InvoicePlan {
  readonly order: Order;
  readonly settings: MerchantSettings;
  readonly priced: PricedOrder;
  readonly ledger: Ledger;
  readonly refunds: SplitRefunds;
}

/** The invoices and deposits that are due. */
export function planInvoices(plan: InvoicePlan): DocumentDue[] {
  if (plan.order.terms?.deposit === true) return planDeposits(plan);
  if (plan.settings.invoiceOn === 'fulfilment') return planFulfilments(plan);
  if (plan.settings.invoiceOn === 'payment' && captured(plan.order).lessThan(askedFor(plan))) return [];
  return planWhole(plan);
}

/** Everything that is wanted and not invoiced: the whole order at first, what an edit added later. */
function planWhole(plan: InvoicePlan): DocumentDue[] {
  const entries = openEntries(plan);
  if (plan.ledger.invoices.length > 0) return addedByEdit(plan, entries);
  return partsOf(plan, 'all', [...entries, ...gestureEntries(plan, entries, true)], plan.priced.rounding, new Map());
}

function planFulfilments(plan: InvoicePlan): DocumentDue[] {
  const dues: DocumentDue[] = [];
  const open = new Map(openEntries(plan).map((entry) => [entry.ref, entry]));
  const done = new Map<string, Decimal>();
  const applied = new Set<string>();
  let before: ReadonlyMap<string, DocumentedGroup> = plan.ledger.invoicedGroups;
  const ordered = plan.order.fulfilments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const fulfilment of ordered.filter(({ id }) => !plan.ledger.has('invoice', id))) {
    const isFirst = plan.ledger.invoices.length === 0 && dues.length === 0;
    const shipped = shippedEntries(plan, fulfilment, open, done);
    const extras = isFirst ? [...open.values()].filter((entry) => !isShippable(plan.order, entry.ref)) : [];
    const entries = [...shipped, ...extras];
    if (entries.length === 0) continue;
    const gestures = gestureEntries(plan, entries, isFirst, applied);
    extras.forEach((entry) => done.set(entry.ref, entry.quantity));
    const isLast = [...open.values()].every((entry) => !(done.get(entry.ref) ?? Decimal.ZERO).lessThan(entry.quantity));
    const parts = partsOf(plan, fulfilment.id, [...entries, ...gestures], isLast ? plan.priced.rounding : Decimal.ZERO, before, dues, dayIn(plan.settings.timeZone, new Date(fulfilment.at)));
    before = parts.reduce(addToChain, before);
    dues.push(...parts);
  }
  return plan.ledger.invoices.length === 0 ? dues : [...dues, ...addedByEdit(plan, [])];
}

function shippedEntries(plan: InvoicePlan, fulfilment: OrderFulfilment, open: ReadonlyMap<string, CoverageEntry>, done: Map<string, Decimal>): CoverageEntry[] {
  return fulfilment.lines.flatMap(({ lineId, quantity }) => {
    const ref = `line:${lineId}`;
    const position = plan.priced.positions.find((each) => each.ref === ref);
    const already = done.get(ref) ?? Decimal.ZERO;
    const left = (open.get(ref)?.quantity ?? Decimal.ZERO).minus(already);
    const pieces = smaller(quantity, atLeastZero(left));
    if (position === undefined || pieces.isZero()) return [];
    done.set(ref, already.plus(pieces));
    return [sliceEntry(position, standing(plan.ledger, ref).plus(already), pieces, plan.priced.decimals)];
  });
}

/** What an edit added after invoicing: pieces, and price rises of pieces that stay. */
function addedByEdit(plan: InvoicePlan, pieces: readonly CoverageEntry[]): DocumentDue[] {
  const entries = [...pieces, ...priceChanges(plan, 'rise')];
  return partsOf(plan, freePart(plan.ledger, 'invoice', `edit-${plan.order.revision}`), entries, Decimal.ZERO, new Map());
}

/** Goods and services wait for their fulfilment; charges, tips and gift cards go with the first. */
function isShippable(order: Order, ref: string): boolean {
  return order.lines.some((line) => `line:${line.id}` === ref && line.kind !== 'gift-card' && line.kind !== 'tip');
}

/** Each captured part payment is a deposit; the one that completes the price, or the last delivery, calls for the final invoice. */
function planDeposits(plan: InvoicePlan): DocumentDue[] {
  if (plan.ledger.invoices.length > 0) return planWhole(plan);
  const asked = askedFor(plan);
  const paid = plan.order.payments.filter((payment) => payment.status === 'captured').toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const isDelivered = plan.order.lines.every((line) => !delivered(plan.order, line.id).lessThan(line.quantity));
  if (isDelivered || !captured(plan.order).lessThan(asked)) return planWhole(plan);
  return paid.filter((payment) => !plan.ledger.has('deposit', payment.id) && payment.amount.isPositive()).map((payment) => depositOf(plan, payment));
}

function delivered(order: Order, lineId: string): Decimal {
  return Decimal.sum(order.fulfilments.flatMap(({ lines }) => lines.filter((line) => line.lineId === lineId).map(({ quantity }) => quantity)));
}

function depositOf(plan: InvoicePlan, payment: Order['payments'][number]): DocumentDue {
  const { decimals } = plan.priced;
  const entries = spreadGross(plan, openEntries(plan), payment.amount, `deposit:${payment.id}`, wordingOf(plan.settings).deposit(plan.order.number));
  const closed = closeDocument(entries, { before: new Map() }, decimals);
  return {
    kind: 'deposit', part: payment.id, typeCode: '386', entries: closed.entries, vat: closed.vat, rounding: closed.rounding,
    paid: closed.total, paidAt: payment.at, precedes: [],
  };
}

/** An amount with VAT, split over the VAT rates of `over` by what they cost (a deposit, a gesture). */
export function spreadGross(plan: Pick<InvoicePlan, 'priced'>, over: readonly CoverageEntry[], gross: Decimal, ref: string, name: string): CoverageEntry[] {
  const { decimals } = plan.priced;
  const taxed = over.some((entry) => entry.category !== 'O') ? over.filter((entry) => entry.category !== 'O') : over;
  const groups = [...groupBy(taxed, treatmentKey).values()];
  const shares = apportion(gross.round(decimals), groups.map((group) => Decimal.sum(group.map((entry) => entry.gross))), decimals);
  return groups.flatMap((group, index) => {
    const [first] = group;
    const share = shares[index] ?? Decimal.ZERO;
    if (first === undefined || share.isZero()) return [];
    const net = share.times(Decimal.HUNDRED).dividedBy(Decimal.HUNDRED.plus(first.rate ?? Decimal.ZERO), decimals);
    return [{ ...first, ref: groups.length === 1 ? ref : `${ref}:${treatmentKey(first)}`, name, quantity: Decimal.ONE, unitCode: 'C62', net, allowance: Decimal.ZERO, discount: Decimal.ZERO, gross: share, includesTax: true }];
  });
}

/** What the order asks for in all, refunds before invoicing taken off. */
function askedFor(plan: InvoicePlan): Decimal {
  const open = openEntries(plan);
  const gestures = plan.ledger.invoices.length === 0 ? Decimal.sum(plan.refunds.gestures.map(({ gross }) => gross)) : Decimal.ZERO;
  return Decimal.sum(open.map((entry) => entry.gross)).plus(plan.ledger.invoicedTotal).plus(plan.priced.rounding).minus(gestures);
}

/** Every position less what is invoiced and what was given back before: what an invoice may still hold. */
export function openEntries({ priced, ledger, refunds }: Pick<InvoicePlan, 'priced' | 'ledger' | 'refunds'>): CoverageEntry[] {
  let shippingBack = refunds.nettedShipping;
  return priced.positions.flatMap((position) => {
    if (position.ref.startsWith('line:')) {
      const before = standing(ledger, position.ref);
      const pieces = position.quantity.minus(before).minus(refunds.netted.get(position.ref) ?? Decimal.ZERO);
      return pieces.isPositive() ? [sliceEntry(position, before, pieces, priced.decimals)] : [];
    }
    if (standing(ledger, position.ref).isPositive()) return [];
    if (!position.ref.startsWith('shipping:')) return [position];
    const back = smaller(shippingBack, position.gross);
    shippingBack = shippingBack.minus(back);
    if (back.isZero()) return [position];
    return position.gross.equals(back) ? [] : [shareEntry(position, Decimal.ZERO, position.gross.minus(back), priced.decimals)];
  });
}

/**
 * Money given back before the invoice lowers it, per VAT rate (BG-20): a gesture on one thing with the first document that holds the
 * thing, one on the order with the first document. What is more than that document asks for is left for a credit note.
 */
function gestureEntries(plan: InvoicePlan, over: readonly CoverageEntry[], isFirst: boolean, applied = new Set<string>()): CoverageEntry[] {
  const lowering: CoverageEntry[] = [];
  for (const { ref, gross, name, over: only } of plan.refunds.gestures) {
    const lowered = only === undefined ? over : over.filter((entry) => entry.ref === only);
    if (applied.has(ref) || (only === undefined && !isFirst) || lowered.length === 0) continue;
    const more = spreadGross(plan, lowered, gross, ref, name ?? wordingOf(plan.settings).gesture).map(negated);
    if (!staysPositive([...lowered, ...lowering.filter((entry) => only === undefined || entry.ref === ref), ...more]) || !staysPositive([...over, ...lowering, ...more])) continue;
    applied.add(ref);
    lowering.push(...more);
  }
  return lowering;
}

function staysPositive(entries: readonly CoverageEntry[]): boolean {
  return [...groupBy(entries, treatmentKey).values()].every(
    (group) => !Decimal.sum(group.map((entry) => entry.net.minus(entry.discount))).isNegative() && !Decimal.sum(group.map((entry) => entry.gross)).isNegative(),
  );
}

function negated(entry: CoverageEntry): CoverageEntry {
  return { ...entry, net: entry.net.negated(), gross: entry.gross.negated() };
}

function partsOf(
  plan: InvoicePlan, part: string, entries: readonly CoverageEntry[], rounding: Decimal,
  before: ReadonlyMap<string, DocumentedGroup>, sofar: readonly DocumentDue[] = [], deliveredOn?: string,
): DocumentDue[] {
  const dues: DocumentDue[] = [];
  for (const [index, some] of splitByScope(part, entries).entries()) {
    const closed = closeDocument(some.entries, { before }, plan.priced.decimals);
    dues.push(invoiceDue(plan, some.part, closed, index === 0 ? rounding : Decimal.ZERO, [...sofar, ...dues], deliveredOn));
  }
  return dues;
}

function invoiceDue(plan: InvoicePlan, part: string, closed: Closed, extra: Decimal, sofar: readonly DocumentDue[], deliveredOn?: string): DocumentDue {
  const total = closed.total.plus(extra);
  const used = Decimal.sum(sofar.map((due) => due.paid)).plus(plan.ledger.settled).plus(plan.priced.omitted);
  const paid = smaller(atLeastZero(captured(plan.order).minus(used)), atLeastZero(total)).round(plan.priced.decimals);
  const last = plan.order.payments.filter((payment) => payment.status === 'captured').map((payment) => payment.at).toSorted().at(-1);
  return {
    kind: 'invoice', part, typeCode: '380', entries: closed.entries, vat: closed.vat, rounding: closed.rounding.plus(extra), paid,
    precedes: plan.ledger.deposits.map(({ invoice }) => ({ number: invoice.number, issueDate: invoice.issueDate })),
    ...(last !== undefined && paid.isPositive() && { paidAt: last }),
    ...(deliveredOn !== undefined && { deliveredOn }),
  };
}

function addToChain(before: ReadonlyMap<string, DocumentedGroup>, due: DocumentDue): ReadonlyMap<string, DocumentedGroup> {
  const sums = new Map(before);
  for (const group of due.vat) {
    const key = treatmentKey(group);
    const sum = sums.get(key);
    sums.set(key, { base: group.base.plus(sum?.base ?? Decimal.ZERO), vat: group.vat.plus(sum?.vat ?? Decimal.ZERO) });
  }
  return sums;
}

/** What the buyer has paid: captured money, gift cards and store credit; never an authorisation. */
export function captured(order: Order): Decimal {
  return Decimal.sum(order.payments.filter((payment) => payment.status === 'captured').map((payment) => payment.amount));
}
