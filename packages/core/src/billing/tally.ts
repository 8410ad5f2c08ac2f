import { Decimal, ok, refused, type Order, type Result } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { citedInvoices } from './cited-invoices.ts';
import { closeDocument } from './close-document.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import { fitClaim } from './fit-claim.ts';
import { lastPieces, withoutPieces, type Held } from './held.ts';
import { type Documented, type DocumentedGroup, type Ledger } from './ledger.ts';
import { splitByScope } from './outside-scope.ts';
import { refundExceeds } from './refund-exceeds.ts';
import { addGross, grossByRate, netWithin, roomOf, type Room } from './room.ts';
import { chargeKey, type ChargeBack } from './split-charges.ts';
import { atLeastZero, smaller, type CreditClaim, type Credited, type RefundSaid } from './split-refunds.ts';
import { takenPart, type Amounts } from './taken-part.ts';
import { treatmentKey, withoutVat, withVat } from './vat-group.ts';
import type { Wording } from './wording.ts';

const NOTHING: Amounts = { net: Decimal.ZERO, discount: Decimal.ZERO, gross: Decimal.ZERO };

/** What may still be credited, kept up to date while credit notes are planned. */
export class Tally {
  readonly #ledger: Ledger;
  readonly #decimals: number;
  readonly #credited: Map<string, Documented>;
  readonly #held: Map<string, Held>;
  readonly #groups: Map<string, DocumentedGroup>;
  /** With VAT, by VAT rate: what the invoices asked for, and what credit notes gave back. */
  readonly #asked: ReadonlyMap<string, Decimal>;
  readonly #given: Map<string, Decimal>;
  #total: Decimal;

  constructor(ledger: Ledger, decimals: number) {
    this.#ledger = ledger;
    this.#decimals = decimals;
    this.#credited = new Map(ledger.credited);
    this.#held = new Map(ledger.held);
    this.#groups = new Map(ledger.creditedGroups);
    this.#asked = grossByRate(ledger.invoiced);
    this.#given = grossByRate(ledger.credited);
    this.#total = ledger.creditedTotal;
  }

  /** Pieces of a line that are invoiced and not credited. */
  left(ref: string): Decimal {
    return (this.#ledger.invoiced.get(ref)?.quantity ?? Decimal.ZERO).minus(
      this.#credited.get(ref)?.quantity ?? Decimal.ZERO,
    );
  }

  /** Credits pieces at the price they have by now, to the cent; the last pieces take what is left. `gross` is what the shop gave back for them. */
  take(ref: string, pieces: Decimal, gross?: Decimal): CoverageEntry[] {
    const invoiced = this.#ledger.invoiced.get(ref);
    if (invoiced === undefined || !pieces.isPositive()) return [];
    const share = lastPieces(this.#held.get(ref) ?? { ...invoiced, pieces: invoiced.quantity }, pieces, this.#decimals);
    const amounts = takenPart(share, {
      left: this.#leftOf(ref),
      isLast: this.left(ref).equals(pieces),
      said: gross,
      rate: invoiced.entry.rate,
      decimals: this.#decimals,
    });
    return this.#note({ ...invoiced.entry, quantity: pieces, allowance: Decimal.ZERO, ...amounts });
  }

  /** Credits an amount with VAT of one thing, whatever its price was. */
  takeGross(ref: string, pieces: Decimal, gross: Decimal): CoverageEntry[] {
    const entry = this.#ledger.invoiced.get(ref)?.entry;
    if (entry === undefined || !gross.isPositive()) return [];
    return this.#note({
      ...entry,
      quantity: pieces,
      allowance: Decimal.ZERO,
      discount: Decimal.ZERO,
      net: withoutVat(gross, entry.rate, this.#decimals),
      gross,
      includesTax: true,
    });
  }

  /** What of `ref` may still be credited, VAT and changes of price included. */
  leftGross(ref: string): Decimal {
    return this.#leftOf(ref).gross;
  }

  #keyOf(ref: string): string {
    const entry = this.#ledger.invoiced.get(ref)?.entry;
    return entry === undefined ? '' : treatmentKey(entry);
  }

  #leftOf(ref: string): Amounts {
    const sum = (book: ReadonlyMap<string, Documented>, amount: keyof Amounts): Decimal =>
      Decimal.sum([ref, `price:${ref}`].map((each) => (book.get(each) ?? NOTHING)[amount]));
    const left = (amount: keyof Amounts): Decimal =>
      sum(this.#ledger.invoiced, amount).minus(sum(this.#credited, amount));
    return { net: left('net'), discount: left('discount'), gross: left('gross') };
  }

  /** What a claim is credited with. */
  claimed(
    claim: CreditClaim,
    { order, words, mayWait }: { order: Order; words: Wording; mayWait: Decimal },
  ): Result<Credited> {
    const entries: CoverageEntry[] = [];
    const isTooMuch = (line: CreditClaim['lines'][number]): boolean =>
      line.quantity.greaterThan(this.left(line.ref)) ||
      line.gross?.greaterThan(this.leftGross(line.ref).plus(this.#cents(1))) === true;
    if (claim.lines.some(isTooMuch)) return refused(refundExceeds(claim.refund, order));
    const fitted = fitClaim(claim.lines, ({ ref }) => ({ most: this.leftGross(ref), key: this.#keyOf(ref) }));
    const asked = claim.gesture.plus(fitted.over);
    for (const line of fitted.lines) {
      entries.push(
        ...(line.gross === undefined
          ? this.take(line.ref, line.quantity)
          : this.#takeAt(line.ref, line.quantity, line.gross.round(this.#decimals))),
      );
    }
    for (const charge of claim.charges) {
      const credited = this.#charge(charge);
      if (credited === undefined) return refused(refundExceeds(claim.refund, order));
      entries.push(...credited);
    }
    const gesture = this.#gesture(
      { ref: `gesture:${claim.refund.id}`, gross: asked, name: claim.refund.reason ?? words.gesture },
      entries,
    );
    const missing = atLeastZero(asked.minus(Decimal.sum(gesture.map(({ gross }) => gross))));
    entries.push(...gesture);
    const rounding = smaller(missing, this.#roundingLeft(entries));
    const waiting = missing.minus(rounding);
    return waiting.greaterThan(mayWait) || !this.#withinGroups(entries)
      ? refused(refundExceeds(claim.refund, order))
      : ok({ entries, rounding, waiting });
  }

  /** Once everything is credited: the rounding (BT-114) of the invoices, which belongs to no VAT rate. */
  #roundingLeft(entries: readonly CoverageEntry[]): Decimal {
    const keys = new Set([...this.#ledger.invoiced.values()].map(({ entry }) => treatmentKey(entry)));
    if ([...keys].some((key) => this.#roomOf(key, entries).gross.isPositive())) return Decimal.ZERO;
    return atLeastZero(this.#leftTotal().minus(Decimal.sum(entries.map(({ gross }) => gross))));
  }

  /** All that is left: every line, less what gestures already gave back. */
  rest(): CoverageEntry[] {
    const lines = [...this.#ledger.invoiced].flatMap(([ref, { entry }]) => {
      if (ref.startsWith('price:')) return [];
      const { net, discount, gross } = this.#leftOf(ref);
      if (net.isZero() && discount.isZero() && gross.isZero()) return [];
      return [{ ...entry, quantity: this.left(ref), allowance: Decimal.ZERO, net, discount, gross }];
    });
    const given = [...this.#credited].filter(([ref]) => !ref.startsWith('price:') && !this.#ledger.invoiced.has(ref));
    const back = given.map(([, { entry, net, discount, gross }]) => ({
      ...entry,
      net: net.minus(discount).negated(),
      discount: Decimal.ZERO,
      gross: gross.negated(),
      allowance: Decimal.ZERO,
    }));
    const entries = [...lines, ...back];
    return this.#leftTotal().isZero() && entries.every((entry) => entry.net.isZero()) ? [] : entries;
  }

  /**
   * Entries, less what gestures already gave back of their VAT rate, where both together would pass what was invoiced; those gestures
   * then rest on the rates that have room.
   */
  lessGiven(part: string, entries: readonly CoverageEntry[], words: Wording): CoverageEntry[] {
    const given = [...Map.groupBy(entries, treatmentKey)].flatMap(([key, group]) => {
      const [first] = group;
      const base = Decimal.sum(group.map((entry) => entry.net.minus(entry.discount)));
      const excess = base
        .minus(this.#ledger.invoicedGroups.get(key)?.base ?? Decimal.ZERO)
        .plus(this.#groups.get(key)?.base ?? Decimal.ZERO);
      if (first === undefined || !excess.isPositive()) return [];
      const gross = withVat(excess, first.rate).round(this.#decimals);
      return this.#note({
        ...first,
        ref: `gesture:${part}:${key}`,
        name: words.gesture,
        quantity: Decimal.ONE,
        unitCode: 'C62',
        allowance: Decimal.ZERO,
        discount: Decimal.ZERO,
        net: excess.negated(),
        gross: gross.negated(),
      });
    });
    const moved = Decimal.sum(given.map(({ gross }) => gross)).negated();
    return [
      ...entries,
      ...given,
      ...this.#gesture({ ref: `gesture:${part}-moved`, gross: moved, name: words.gesture }, [...entries, ...given]),
    ];
  }

  creditNotes(part: string, entries: readonly CoverageEntry[], refund: RefundSaid = {}): DocumentDue[] {
    return splitByScope(part, entries).map((some, index) =>
      this.#creditNote(some.part, some.entries, index === 0 ? refund : { ...refund, rounding: Decimal.ZERO }),
    );
  }

  #creditNote(
    part: string,
    entries: readonly CoverageEntry[],
    { reason, ofAmounts = false, rounding = Decimal.ZERO }: RefundSaid,
  ): DocumentDue {
    const closed = closeDocument(entries, { before: this.#groups, whole: this.#ledger.invoicedGroups }, this.#decimals);
    for (const group of closed.vat) {
      const key = treatmentKey(group);
      const sum = this.#groups.get(key);
      this.#groups.set(key, {
        base: group.base.plus(sum?.base ?? Decimal.ZERO),
        vat: group.vat.plus(sum?.vat ?? Decimal.ZERO),
      });
    }
    for (const entry of closed.entries) addGross(this.#given, entry);
    const isLast = [...this.#ledger.invoicedGroups].every(
      ([key, whole]) => this.#groups.get(key)?.base.equals(whole.base) ?? whole.base.isZero(),
    );
    const total = isLast && !ofAmounts ? this.#leftTotal() : smaller(closed.total.plus(rounding), this.#leftTotal());
    this.#total = this.#total.plus(total);
    return {
      kind: 'creditNote',
      part,
      typeCode: '381',
      entries: closed.entries,
      vat: closed.vat,
      rounding: closed.rounding.plus(total.minus(closed.total)),
      paid: Decimal.ZERO,
      precedes: citedInvoices(entries, this.#ledger.invoices),
      ...(reason !== undefined && { reason }),
    };
  }

  #takeAt(ref: string, pieces: Decimal, gross: Decimal): CoverageEntry[] {
    const held = this.#held.get(ref);
    const normal = held === undefined ? Decimal.ZERO : lastPieces(held, pieces, this.#decimals).gross;
    if (normal.minus(gross).abs().greaterThan(this.#cents(1))) return this.takeGross(ref, pieces, gross);
    // Where VAT is the shop's, so is the cent by which it rounds the price of some pieces differently.
    return this.take(ref, pieces, this.#ledger.invoiced.get(ref)?.entry.vatSaid === true ? gross : undefined);
  }

  #charge({ key, gross }: ChargeBack): CoverageEntry[] | undefined {
    let open = gross;
    const entries: CoverageEntry[] = [];
    for (const ref of [...this.#ledger.invoiced.keys()].filter((each) => chargeKey(each) === key)) {
      const most = this.leftGross(ref);
      const share = smaller(open, most);
      if (!share.isPositive()) continue;
      entries.push(
        ...(share.equals(most) && this.left(ref).equals(Decimal.ONE)
          ? this.take(ref, Decimal.ONE)
          : this.takeGross(ref, Decimal.ZERO, share)),
      );
      open = open.minus(share);
    }
    return open.isPositive() ? undefined : entries;
  }

  /** As much of a gesture as the invoices can bear beside `besides`, over their VAT rates by what is left of them. */
  #gesture(given: { ref: string; gross: Decimal; name: string }, besides: readonly CoverageEntry[]): CoverageEntry[] {
    if (!given.gross.isPositive()) return [];
    const entries = [...this.#ledger.invoiced.values()].map(({ entry }) => entry);
    const taxed = entries.filter((entry) => entry.category !== 'O');
    const groups = [...Map.groupBy(taxed.length > 0 ? taxed : entries, treatmentKey)];
    const rooms = groups.map(([key]) => this.#roomOf(key, besides));
    const left = rooms.map((room) => room.gross);
    const most = this.#leftTotal().minus(Decimal.sum(besides.map(({ gross }) => gross)));
    const asked = atLeastZero(smaller(given.gross, most)).round(this.#decimals);
    // Who gives back all that was paid gives back every base: what the invoices were rounded by, the credit note is, too.
    const shares =
      asked.equals(most) || asked.greaterThan(Decimal.sum(left)) ? left : apportion(asked, left, this.#decimals);
    return groups.flatMap(([key, [entry]], index) => {
      const [gross, room] = [shares[index] ?? Decimal.ZERO, rooms[index]];
      if (entry === undefined || room === undefined || !gross.isPositive()) return [];
      return this.#note({
        ...entry,
        ref: `${given.ref}:${key}`,
        name: given.name,
        quantity: Decimal.ONE,
        unitCode: 'C62',
        allowance: Decimal.ZERO,
        discount: Decimal.ZERO,
        net: netWithin(room, gross, entry.rate ?? Decimal.ZERO, this.#decimals),
        gross,
        includesTax: true,
      });
    });
  }

  /** What one VAT rate of the invoices can still bear beside `entries`. */
  #roomOf(key: string, entries: readonly CoverageEntry[]): Room {
    const like = entries.filter((entry) => treatmentKey(entry) === key);
    const base = Decimal.sum(like.map((entry) => entry.net.minus(entry.discount)));
    const gross = Decimal.sum(like.map((entry) => entry.gross));
    return roomOf(
      {
        base: this.#ledger.invoicedGroups.get(key)?.base ?? Decimal.ZERO,
        gross: this.#asked.get(key) ?? Decimal.ZERO,
      },
      {
        base: base.plus(this.#groups.get(key)?.base ?? Decimal.ZERO),
        gross: gross.plus(this.#given.get(key) ?? Decimal.ZERO),
      },
    );
  }

  #note(entry: CoverageEntry): CoverageEntry[] {
    const held = this.#held.get(entry.ref);
    if (held !== undefined && entry.quantity.isPositive())
      this.#held.set(entry.ref, withoutPieces(held, lastPieces(held, entry.quantity, this.#decimals)));
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
    return [...Map.groupBy(entries, treatmentKey)].every(([key, group]) => {
      const base = Decimal.sum(group.map((entry) => entry.net.minus(entry.discount)));
      const left = (this.#ledger.invoicedGroups.get(key)?.base ?? Decimal.ZERO).minus(
        this.#groups.get(key)?.base ?? Decimal.ZERO,
      );
      return !base.greaterThan(left);
    });
  }

  #leftTotal(): Decimal {
    return this.#ledger.invoicedTotal.minus(this.#total);
  }

  #cents(count: number): Decimal {
    return Decimal.fromUnits(BigInt(count), this.#decimals);
  }
}
