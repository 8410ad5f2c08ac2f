import { Decimal, ok, refused, type Order, type OrderRefund, type Problem, type Result } from '../model/index.ts';
import type { CoverageEntry, IssuedDocument } from './document.ts';
import { grossOfGesture } from './gesture-ref.ts';
import type { Ledger } from './ledger.ts';
import { outsideScopePart } from './outside-scope.ts';
import type { PricedOrder } from './price-order.ts';
import { splitCharges, type ChargeBack } from './split-charges.ts';
import { sliceEntry } from './slice.ts';

/** What a refund asks a credit note for, after the part that only lowers what is still to be invoiced. */
export interface CreditClaim {
  readonly refund: OrderRefund;
  readonly lines: readonly { readonly ref: string; readonly quantity: Decimal; readonly gross?: Decimal }[];
  readonly charges: readonly ChargeBack[];
  readonly gesture: Decimal;
}

/** How a claim is met. */
export interface Credited {
  readonly entries: readonly CoverageEntry[];
  /** Of its gesture: what only the rounding of the invoices can bear. */
  readonly rounding: Decimal;
  /** Of its gesture: what no invoice bears yet; it lowers those to come. */
  readonly waiting: Decimal;
}

/** What its refund says to a credit note. */
export interface RefundSaid {
  readonly reason?: string | undefined;
  /** It says how much was given back, so that the credit note says no other sum. */
  readonly ofAmounts?: boolean;
  readonly rounding?: Decimal;
}

export interface Gesture {
  /** Its entry on the invoice. */
  readonly ref: string;
  readonly gross: Decimal;
  readonly name?: string | undefined;
  readonly over?: string;
}

/** The refunds of an order, told apart: what never reaches an invoice, and what must be credited. */
export interface SplitRefunds {
  /** Pieces per line that will not be invoiced. */
  readonly netted: ReadonlyMap<string, Decimal>;
  /** Of charges, by `chargeKey`: what will not be invoiced, VAT included. */
  readonly nettedCharges: ReadonlyMap<string, Decimal>;
  /** Money given back before it was invoiced, to be taken off the invoice: of one thing (`over`) or of the order. */
  readonly gestures: readonly Gesture[];
  readonly claims: readonly CreditClaim[];
}

/**
 * Splits every refund, oldest first: pieces that no invoice holds yet are netted, the rest is credited ("issue nothing for lines never
 * invoiced"). The answer follows from the order and the issued documents alone, so it is the same before and after issuing.
 */
export function splitRefunds(
  order: Order,
  priced: PricedOrder,
  ledger: Ledger,
  credits: readonly IssuedDocument[],
): Result<SplitRefunds> {
  const state = {
    netted: new Map<string, Decimal>(),
    nettedCharges: new Map<string, Decimal>(),
    gestures: [] as Gesture[],
    claims: [] as CreditClaim[],
  };
  const problems: Problem[] = [];
  const positions = new Map(priced.positions.map((position) => [position.ref, position]));
  const oldestFirst = order.refunds.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const refund of oldestFirst) {
    const credited = creditedBy(credits, refund.id);
    const lines = mergeLines(refund.lines).map((line) =>
      splitLine({ refund, line, positions, ledger, netted: state.netted, credited, decimals: priced.decimals }),
    );
    const isUnknown = (lineId: string): boolean =>
      !order.lines.some(({ id }) => id === lineId) && !ledger.invoiced.has(`line:${lineId}`);
    problems.push(...refund.lines.flatMap(({ lineId }) => (isUnknown(lineId) ? [unknownLine(refund, order)] : [])));
    state.gestures.push(...lines.flatMap((line) => line.gesture ?? []));
    const charges = splitCharges(refund, { priced, ledger, credited, netted: state.nettedCharges });
    const gesture = gestureOf(refund, { ledger, credited, decimals: priced.decimals });
    const isCredited = ledger.invoices.length > 0 && credited === undefined;
    if (!isCredited && gesture.gross.isPositive()) state.gestures.push(gesture);
    if (credited !== undefined) continue;
    const claim = {
      refund,
      lines: lines.flatMap((line) => line.claim ?? []),
      charges: charges.filter(({ gross }) => gross.isPositive()),
      gesture: isCredited ? gesture.gross : Decimal.ZERO,
    };
    if (claim.lines.length + claim.charges.length > 0 || claim.gesture.isPositive()) state.claims.push(claim);
  }
  return problems.length > 0 ? refused(...problems) : ok(state);
}

/** A refund may name a line twice; what it gives back of it is one sum. */
function mergeLines(lines: OrderRefund['lines']): OrderRefund['lines'] {
  const merged = new Map<string, OrderRefund['lines'][number]>();
  for (const line of lines) {
    const key = `${line.grossAmount === undefined ? 'at price' : 'amount'} ${line.lineId}`;
    const known = merged.get(key);
    const grossAmount = line.grossAmount?.plus(known?.grossAmount ?? Decimal.ZERO);
    merged.set(key, {
      lineId: line.lineId,
      quantity: line.quantity.plus(known?.quantity ?? Decimal.ZERO),
      ...(grossAmount !== undefined && { grossAmount }),
    });
  }
  return [...merged.values()];
}

/** What a refund gives back without naming things, less what documents already hold of it. */
function gestureOf(
  refund: OrderRefund,
  { ledger, credited, decimals }: Pick<LineCase, 'ledger' | 'credited' | 'decimals'>,
): Gesture {
  const ref = `gesture:${refund.id}`;
  const given = (refund.adjustmentGross ?? Decimal.ZERO).round(decimals);
  return {
    ref,
    gross: atLeastZero(given.minus(lowered(ledger, ref)).minus(grossOfGesture([...(credited?.values() ?? [])], ref))),
    name: refund.reason,
  };
}

interface SplitLine {
  readonly claim?: CreditClaim['lines'][number];
  readonly gesture?: Gesture;
}

interface LineCase {
  readonly refund: OrderRefund;
  readonly line: OrderRefund['lines'][number];
  readonly positions: ReadonlyMap<string, CoverageEntry>;
  readonly ledger: Ledger;
  readonly netted: Map<string, Decimal>;
  readonly credited: ReadonlyMap<string, CoverageEntry> | undefined;
  readonly decimals: number;
}

function splitLine({ refund, line, positions, ledger, netted, credited, decimals }: LineCase): SplitLine {
  const ref = `line:${line.lineId}`;
  const position = positions.get(ref);
  const nettedSoFar = netted.get(ref) ?? Decimal.ZERO;
  if (credited !== undefined) {
    netted.set(ref, nettedSoFar.plus(atLeastZero(line.quantity.minus(credited.get(ref)?.quantity ?? Decimal.ZERO))));
    return {};
  }
  const gesture = { ref: `gesture:${refund.id}:${ref}`, over: ref, name: refund.reason };
  const given = line.grossAmount?.round(decimals);
  const already = lowered(ledger, gesture.ref);
  if (given !== undefined && already.isPositive())
    return given.greaterThan(already) ? { gesture: { ...gesture, gross: given.minus(already) } } : {};
  const open = atLeastZero((position?.quantity ?? Decimal.ZERO).minus(standing(ledger, ref)).minus(nettedSoFar));
  if (position !== undefined && given !== undefined && !open.lessThan(line.quantity)) {
    // Less than its price was given back (a restocking fee): the line stays on the invoice, lowered by what was.
    const price = sliceEntry(position, Decimal.ZERO, line.quantity, decimals).gross;
    if (price.minus(given).abs().greaterThan(Decimal.fromUnits(1n, decimals)))
      return { gesture: { ...gesture, gross: given } };
  }
  const pieces = smaller(line.quantity, open);
  netted.set(ref, nettedSoFar.plus(pieces));
  const rest = line.quantity.minus(pieces);
  if (rest.isZero() || (position === undefined && !ledger.invoiced.has(ref))) return {};
  const gross = line.grossAmount?.times(rest).dividedBy(line.quantity, decimals);
  return { claim: { ref, quantity: rest, ...(gross !== undefined && { gross }) } };
}

/** What invoices already hold of a gesture, in one entry or one per VAT rate. */
function lowered(ledger: Ledger, ref: string): Decimal {
  return grossOfGesture(
    [...ledger.invoiced].map(([each, { gross }]) => ({ ref: each, gross })),
    ref,
  ).negated();
}

/** Pieces on invoices that no edit withdrew. */
export function standing(ledger: Ledger, ref: string): Decimal {
  return (ledger.invoiced.get(ref)?.quantity ?? Decimal.ZERO).minus(
    ledger.withdrawn.get(ref)?.quantity ?? Decimal.ZERO,
  );
}

function creditedBy(
  credits: readonly IssuedDocument[],
  refundId: string,
): ReadonlyMap<string, CoverageEntry> | undefined {
  const documents = credits.filter(
    ({ kind, part }) => kind === 'creditNote' && (part === refundId || part === outsideScopePart(refundId)),
  );
  if (documents.length === 0) return undefined;
  const sums = new Map<string, CoverageEntry>();
  for (const entry of documents.flatMap(({ coverage }) => coverage.entries)) {
    const sum = sums.get(entry.ref);
    sums.set(
      entry.ref,
      sum === undefined
        ? entry
        : { ...entry, quantity: entry.quantity.plus(sum.quantity), gross: entry.gross.plus(sum.gross) },
    );
  }
  return sums;
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return a.lessThan(b) ? a : b;
}

export function atLeastZero(value: Decimal): Decimal {
  return value.isNegative() ? Decimal.ZERO : value;
}

function unknownLine(refund: OrderRefund, order: Order): Problem {
  return {
    code: 'REFUND_UNKNOWN_LINE',
    message: `Refund ${refund.id} of order ${order.number} names a line that the order does not have.`,
    advice: 'Send the order again with all its lines, or refund an amount without lines.',
    retry: 'after-fix',
    field: `refunds[${order.refunds.indexOf(refund)}].lines`,
  };
}
