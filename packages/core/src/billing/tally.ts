import { Decimal, ok, refused, type Order, type OrderRefund, type Problem, type Result } from '../model/index.ts';
import { apportion, partOf } from './apportion.ts';
import { closeDocument } from './close-document.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import { payable, type Documented, type DocumentedGroup, type Ledger } from './ledger.ts';
import { splitByScope } from './outside-scope.ts';
import { atLeastZero, smaller, type CreditClaim } from './split-refunds.ts';
import { groupBy, treatmentKey, withoutVat, withVat } from './vat-group.ts';
import type { Wording } from './wording.ts';

/** What may still be credited, kept up to date while credit notes are planned. */
export class Tally {
  readonly #ledger: Ledger;
  readonly #decimals: number;
  readonly #credited: Map<string, Documented>;
  readonly #groups: Map<string, DocumentedGroup>;
  #total: Decimal;

  constructor(ledger: Ledger, decimals: number) {
    this.#ledger = ledger;
    this.#decimals = decimals;
    this.#credited = new Map(ledger.credited);
    this.#groups = new Map(ledger.creditedGroups);
    this.#total = ledger.creditedTotal;
  }

  /** Pieces of a line that are invoiced and not credited. */
  left(ref: string): Decimal {
    return (this.#ledger.invoiced.get(ref)?.quantity ?? Decimal.ZERO).minus(this.#credited.get(ref)?.quantity ?? Decimal.ZERO);
  }

  /** Credits pieces at their invoiced price, to the cent; the last pieces take what is left. */
  take(ref: string, pieces: Decimal): CoverageEntry[] {
    const invoiced = this.#ledger.invoiced.get(ref);
    if (invoiced === undefined || !pieces.isPositive()) return [];
    const credited = this.#credited.get(ref);
    const before = credited?.quantity ?? Decimal.ZERO;
    const part = (pick: (of: Documented) => Decimal): Decimal => {
      const whole = pick(invoiced);
      const left = whole.minus(credited === undefined ? Decimal.ZERO : pick(credited));
      const share = partOf(whole, before, pieces, invoiced.quantity, this.#decimals);
      const isRest = before.plus(pieces).equals(invoiced.quantity) && !left.minus(share).abs().greaterThan(this.#cents(2));
      return isRest ? left : smaller(share, left);
    };
    return this.#note({
      ...invoiced.entry, quantity: pieces, allowance: Decimal.ZERO,
      net: part((of) => of.net), discount: part((of) => of.discount), gross: part((of) => of.gross),
    });
  }

  /** Credits an amount with VAT of one thing, whatever its price was. */
  takeGross(ref: string, pieces: Decimal, gross: Decimal): CoverageEntry[] {
    const entry = this.#ledger.invoiced.get(ref)?.entry;
    if (entry === undefined || !gross.isPositive()) return [];
    return this.#note({ ...entry, quantity: pieces, allowance: Decimal.ZERO, discount: Decimal.ZERO, net: withoutVat(gross, entry.rate, this.#decimals), gross, includesTax: true });
  }

  /** What of `ref` may still be credited, VAT included. */
  leftGross(ref: string): Decimal {
    return (this.#ledger.invoiced.get(ref)?.gross ?? Decimal.ZERO).minus(this.#credited.get(ref)?.gross ?? Decimal.ZERO);
  }

  /** What a claim is credited with; of its gesture, what invoices cannot bear yet (`waiting`, at most `mayWait`) lowers those to come. */
  claimed(claim: CreditClaim, { order, words, mayWait }: { order: Order; words: Wording; mayWait: Decimal }): Result<{ entries: CoverageEntry[]; waiting: Decimal }> {
    const entries: CoverageEntry[] = [];
    for (const line of claim.lines) {
      const most = this.leftGross(line.ref);
      if (line.quantity.greaterThan(this.left(line.ref)) || line.gross?.greaterThan(most.plus(this.#cents(1))) === true) return refused(refundExceeds(claim.refund, order));
      entries.push(...(line.gross === undefined ? this.take(line.ref, line.quantity) : this.#takeAt(line.ref, line.quantity, smaller(line.gross.round(this.#decimals), most))));
    }
    const shipping = this.#shipping(claim.shipping);
    if (shipping === undefined) return refused(refundExceeds(claim.refund, order));
    entries.push(...shipping);
    const gesture = this.#gesture(claim, entries, words);
    const waiting = claim.gesture.minus(Decimal.sum(gesture.map(({ gross }) => gross)));
    entries.push(...gesture);
    return waiting.greaterThan(mayWait) || !this.#withinGroups(entries) ? refused(refundExceeds(claim.refund, order)) : ok({ entries, waiting });
  }

  /** All that is left: every line, less what gestures already gave back. */
  rest(): CoverageEntry[] {
    const lines = [...this.#ledger.invoiced.keys()].flatMap((ref) => {
      const invoiced = this.#ledger.invoiced.get(ref);
      const credited = this.#credited.get(ref);
      if (invoiced === undefined) return [];
      const net = invoiced.net.minus(credited?.net ?? Decimal.ZERO);
      const discount = invoiced.discount.minus(credited?.discount ?? Decimal.ZERO);
      const gross = invoiced.gross.minus(credited?.gross ?? Decimal.ZERO);
      const quantity = this.left(ref);
      if (net.isZero() && discount.isZero() && gross.isZero()) return [];
      return [{ ...invoiced.entry, quantity, allowance: Decimal.ZERO, net, discount, gross }];
    });
    const given = [...this.#credited].filter(([ref]) => !this.#ledger.invoiced.has(ref));
    const back = given.map(([, { entry, net, discount, gross }]) => ({ ...entry, net: net.minus(discount).negated(), discount: Decimal.ZERO, gross: gross.negated(), allowance: Decimal.ZERO }));
    const entries = [...lines, ...back];
    return this.#leftTotal().isZero() && entries.every((entry) => entry.net.isZero()) ? [] : entries;
  }

  /** Entries, less what gestures already gave back of their VAT rate, where both together would pass what was invoiced. */
  lessGiven(part: string, entries: readonly CoverageEntry[], words: Wording): CoverageEntry[] {
    const given = [...groupBy(entries, treatmentKey)].flatMap(([key, group]) => {
      const [first] = group;
      const base = Decimal.sum(group.map((entry) => entry.net.minus(entry.discount)));
      const excess = base.minus(this.#ledger.invoicedGroups.get(key)?.base ?? Decimal.ZERO).plus(this.#groups.get(key)?.base ?? Decimal.ZERO);
      if (first === undefined || !excess.isPositive()) return [];
      const gross = withVat(excess, first.rate).round(this.#decimals);
      return this.#note({
        ...first, ref: `gesture:${part}:${key}`, name: words.gesture, quantity: Decimal.ONE, unitCode: 'C62', allowance: Decimal.ZERO, discount: Decimal.ZERO,
        net: excess.negated(), gross: gross.negated(),
      });
    });
    return [...entries, ...given];
  }

  /** `ofAmounts`: the refund says what was given back, so that the credit note says no other sum. */
  creditNotes(part: string, entries: readonly CoverageEntry[], refund: { reason?: string | undefined; ofAmounts?: boolean } = {}): DocumentDue[] {
    return splitByScope(part, entries).map((some) => this.#creditNote(some.part, some.entries, refund));
  }

  #creditNote(part: string, entries: readonly CoverageEntry[], { reason, ofAmounts = false }: { reason?: string | undefined; ofAmounts?: boolean }): DocumentDue {
    const closed = closeDocument(entries, { before: this.#groups, whole: this.#ledger.invoicedGroups }, this.#decimals);
    for (const group of closed.vat) {
      const key = treatmentKey(group);
      const sum = this.#groups.get(key);
      this.#groups.set(key, { base: group.base.plus(sum?.base ?? Decimal.ZERO), vat: group.vat.plus(sum?.vat ?? Decimal.ZERO) });
    }
    const isLast = [...this.#ledger.invoicedGroups].every(([key, whole]) => this.#groups.get(key)?.base.equals(whole.base) ?? whole.base.isZero());
    const total = isLast && !ofAmounts ? this.#leftTotal() : smaller(closed.total, this.#leftTotal());
    this.#total = this.#total.plus(total);
    return {
      kind: 'creditNote', part, typeCode: '381', entries: closed.entries, vat: closed.vat,
      rounding: closed.rounding.plus(total.minus(closed.total)), paid: Decimal.ZERO, precedes: this.#precedingOf(entries),
      ...(reason !== undefined && { reason }),
    };
  }

  #takeAt(ref: string, pieces: Decimal, gross: Decimal): CoverageEntry[] {
    const invoiced = this.#ledger.invoiced.get(ref);
    const normal = invoiced === undefined ? Decimal.ZERO : partOf(invoiced.gross, this.#credited.get(ref)?.quantity ?? Decimal.ZERO, pieces, invoiced.quantity, this.#decimals);
    if (normal.minus(gross).abs().greaterThan(this.#cents(1))) return this.takeGross(ref, pieces, gross);
    return this.take(ref, pieces);
  }

  #shipping(gross: Decimal): CoverageEntry[] | undefined {
    let open = gross;
    const entries: CoverageEntry[] = [];
    for (const ref of [...this.#ledger.invoiced.keys()].filter((each) => each.startsWith('shipping:'))) {
      const most = this.leftGross(ref);
      const share = smaller(open, most);
      if (!share.isPositive()) continue;
      entries.push(...(share.equals(most) && this.left(ref).equals(Decimal.ONE) ? this.take(ref, Decimal.ONE) : this.takeGross(ref, Decimal.ZERO, share)));
      open = open.minus(share);
    }
    return open.isPositive() ? undefined : entries;
  }

  /** As much of a gesture as the invoices can bear beside `besides`, over their VAT rates by what is left of them. */
  #gesture(claim: CreditClaim, besides: readonly CoverageEntry[], words: Wording): CoverageEntry[] {
    if (!claim.gesture.isPositive()) return [];
    const entries = [...this.#ledger.invoiced.values()].map(({ entry }) => entry);
    const taxed = entries.filter((entry) => entry.category !== 'O');
    const groups = [...groupBy(taxed.length > 0 ? taxed : entries, treatmentKey)];
    const left = groups.map(([key]) => atLeastZero(this.#leftOfGroup(key).minus(Decimal.sum(besides.filter((entry) => treatmentKey(entry) === key).map(({ gross }) => gross)))));
    const most = smaller(Decimal.sum(left), this.#leftTotal().minus(Decimal.sum(besides.map(({ gross }) => gross))));
    const shares = apportion(atLeastZero(smaller(claim.gesture, most)).round(this.#decimals), left, this.#decimals);
    return groups.flatMap(([key, [entry]], index) => {
      const gross = shares[index] ?? Decimal.ZERO;
      if (entry === undefined || !gross.isPositive()) return [];
      const ref = `gesture:${claim.refund.id}:${key}`;
      const name = claim.refund.reason ?? words.gesture;
      return this.#note({ ...entry, ref, name, quantity: Decimal.ONE, unitCode: 'C62', allowance: Decimal.ZERO, discount: Decimal.ZERO, net: withoutVat(gross, entry.rate, this.#decimals), gross, includesTax: true });
    });
  }

  #leftOfGroup(key: string): Decimal {
    const whole = this.#ledger.invoicedGroups.get(key);
    const credited = this.#groups.get(key);
    return (whole?.base.plus(whole.vat) ?? Decimal.ZERO).minus(credited?.base.plus(credited.vat) ?? Decimal.ZERO);
  }

  #note(entry: CoverageEntry): CoverageEntry[] {
    const sum = this.#credited.get(entry.ref);
    this.#credited.set(entry.ref, {
      entry,
      quantity: entry.quantity.plus(sum?.quantity ?? Decimal.ZERO),
      net: entry.net.plus(sum?.net ?? Decimal.ZERO),
      discount: entry.discount.plus(sum?.discount ?? Decimal.ZERO),
      gross: entry.gross.plus(sum?.gross ?? Decimal.ZERO),
    });
    return [entry];
  }

  #withinGroups(entries: readonly CoverageEntry[]): boolean {
    return [...groupBy(entries, treatmentKey)].every(([key, group]) => {
      const base = Decimal.sum(group.map((entry) => entry.net.minus(entry.discount)));
      const left = (this.#ledger.invoicedGroups.get(key)?.base ?? Decimal.ZERO).minus(this.#groups.get(key)?.base ?? Decimal.ZERO);
      return !base.greaterThan(left);
    });
  }

  #leftTotal(): Decimal {
    return this.#ledger.invoicedTotal.minus(this.#total);
  }

  #precedingOf(entries: readonly CoverageEntry[]): DocumentDue['precedes'] {
    const refs = new Set(entries.map((entry) => entry.ref));
    const holding = this.#ledger.invoices.filter(({ coverage }) => coverage.entries.some((entry) => refs.has(entry.ref)));
    const cited = holding.length > 0 ? holding : this.#ledger.invoices.filter((document) => payable(document).isPositive());
    return cited.map(({ invoice }) => ({ number: invoice.number, issueDate: invoice.issueDate }));
  }

  #cents(count: number): Decimal {
    return Decimal.fromUnits(BigInt(count), this.#decimals);
  }
}

/** A refund that no invoice can bear. */
export function refundExceeds(refund: OrderRefund | undefined, order: Order): Problem {
  return {
    code: 'REFUND_EXCEEDS_INVOICE',
    message: refund === undefined ? `The refunds of order ${order.number} give back more than it asks for.` : `Refund ${refund.id} of order ${order.number} gives back more than is invoiced and not yet credited.`,
    advice: 'Check the refund in the shop; a gift beyond the price is not a credit note.',
    retry: 'after-fix',
    field: refund === undefined ? 'refunds' : `refunds[${order.refunds.indexOf(refund)}]`,
  };
}
