import { dayIn, Decimal, type Order, type OrderFulfilment } from '../model/index.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import { addedByEdit, wholeOrder } from './plan-whole.ts';
import { askedFor, captured, invoicesOf, type InvoicePlan } from './invoice-due.ts';
import type { DocumentedGroup } from './ledger.ts';
import { lowerByGestures } from './lower-by-gestures.ts';
import { sliceEntry } from './slice.ts';
import { atLeastZero, smaller, standing } from './split-refunds.ts';
import { treatmentKey } from './vat-group.ts';
import { wordingOf } from './wording.ts';

/**
 * One invoice per fulfilment. Goods wait for theirs; charges, tips, gift cards, and services that no fulfilment names, go with the
 * first invoice, since no shop tells when they were done. Where nothing is left to wait for (services alone), the payment of the
 * whole calls for the invoice: VAT on services falls due with it (CGI art. 269, 2 c).
 */
export function planFulfilments(plan: InvoicePlan): DocumentDue[] {
  const { open } = plan;
  const atOnce = open.filter((entry) => !waits(plan.order, entry.ref));
  const shipped = invoicesOfFulfilments(plan, open, plan.ledger.invoices.length > 0 ? [] : atOnce);
  if (plan.ledger.invoices.length > 0) return [...shipped, ...addedByEdit(plan, atOnce, shipped)];
  if (shipped.length > 0 || atOnce.length < open.length || captured(plan.order).lessThan(askedFor(plan)))
    return shipped;
  return wholeOrder(plan);
}

/** Whether a thing is invoiced when it is delivered, rather than with the first invoice. */
function waits(order: Order, ref: string): boolean {
  const line = order.lines.find(({ id }) => `line:${id}` === ref);
  if (line === undefined || line.kind === 'gift-card' || line.kind === 'tip') return false;
  return line.kind === 'goods' || order.fulfilments.some(({ lines }) => lines.some(({ lineId }) => lineId === line.id));
}

function invoicesOfFulfilments(
  plan: InvoicePlan,
  openNow: readonly CoverageEntry[],
  extras: readonly CoverageEntry[],
): DocumentDue[] {
  const dues: DocumentDue[] = [];
  const open = new Map(openNow.map((entry) => [entry.ref, entry]));
  const done = new Map<string, Decimal>();
  const taken = new Map<string, Decimal>();
  let before: ReadonlyMap<string, DocumentedGroup> = plan.ledger.invoicedGroups;
  const ordered = plan.order.fulfilments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const fulfilment of ordered.filter(({ id }) => !plan.ledger.has('invoice', id))) {
    const shipped = shippedEntries(plan, fulfilment, open, done);
    const first = dues.length === 0 ? extras : [];
    const entries = [...shipped, ...first];
    if (entries.length === 0) continue;
    const lowering = lowerByGestures(entries, plan.refunds.gestures, {
      taken,
      name: wordingOf(plan.settings).gesture,
      decimals: plan.priced.decimals,
    });
    first.forEach((entry) => done.set(entry.ref, entry.quantity));
    const isLast = [...open.values()].every((entry) => !(done.get(entry.ref) ?? Decimal.ZERO).lessThan(entry.quantity));
    const parts = invoicesOf(plan, {
      part: fulfilment.id,
      entries: [...entries, ...lowering],
      before,
      sofar: dues,
      rounding: isLast ? plan.priced.rounding : Decimal.ZERO,
      deliveredOn: dayIn(plan.settings.timeZone, new Date(fulfilment.at)),
    });
    before = parts.reduce(addToChain, before);
    dues.push(...parts);
  }
  return dues;
}

function shippedEntries(
  plan: InvoicePlan,
  fulfilment: OrderFulfilment,
  open: ReadonlyMap<string, CoverageEntry>,
  done: Map<string, Decimal>,
): CoverageEntry[] {
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

function addToChain(
  before: ReadonlyMap<string, DocumentedGroup>,
  due: DocumentDue,
): ReadonlyMap<string, DocumentedGroup> {
  const sums = new Map(before);
  for (const group of due.vat) {
    const key = treatmentKey(group);
    const sum = sums.get(key);
    sums.set(key, { base: group.base.plus(sum?.base ?? Decimal.ZERO), vat: group.vat.plus(sum?.vat ?? Decimal.ZERO) });
  }
  return sums;
}
