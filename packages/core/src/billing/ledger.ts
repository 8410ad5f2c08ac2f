import { Decimal, type VatBreakdown } from '../model/index.ts';
import type { CoverageEntry, IssuedDocument, VatGroup } from './document.ts';
import { heldAfter, type Held } from './held.ts';
import { treatmentKey } from './vat-group.ts';

/** What has been documented of one thing of the order so far. */
export interface Documented {
  /** The last entry that invoiced it: its name, unit and VAT. */
  readonly entry: CoverageEntry;
  readonly quantity: Decimal;
  readonly net: Decimal;
  readonly discount: Decimal;
  readonly gross: Decimal;
}

/** What has been documented under one VAT rate so far. */
export interface DocumentedGroup {
  readonly base: Decimal;
  readonly vat: Decimal;
}

/** All that was issued for an order, added up. */
export interface Ledger {
  readonly invoiced: ReadonlyMap<string, Documented>;
  readonly credited: ReadonlyMap<string, Documented>;
  /** Quantities and money that credit notes for edits took back: they may be invoiced again. */
  readonly withdrawn: ReadonlyMap<string, Documented>;
  readonly held: ReadonlyMap<string, Held>;
  readonly invoicedGroups: ReadonlyMap<string, DocumentedGroup>;
  readonly creditedGroups: ReadonlyMap<string, DocumentedGroup>;
  /** Totals with VAT and rounding. */
  readonly invoicedTotal: Decimal;
  readonly creditedTotal: Decimal;
  /** BT-113 of all invoices. */
  readonly settled: Decimal;
  readonly invoices: readonly IssuedDocument[];
  readonly deposits: readonly IssuedDocument[];
  /** What a deposit still holds: its total less what was credited of it. */
  depositLeft(deposit: IssuedDocument): Decimal;
  has(kind: IssuedDocument['kind'], part: string): boolean;
}

/** The ledger of an order. A corrective invoice takes the place of the invoice it cites (BR-FR-CO-04). */
export function ledgerOf(issued: readonly IssuedDocument[]): Ledger {
  const keys = new Set(issued.map((document) => `${document.kind}:${document.part}`));
  const replaced = new Set(
    issued
      .filter(({ kind }) => kind === 'corrective')
      .flatMap(({ invoice }) => (invoice.precedingInvoiceReferences ?? []).map(({ number }) => number)),
  );
  const standing = issued.filter(({ invoice }) => !replaced.has(invoice.number));
  const deposits = standing.filter(({ kind }) => kind === 'deposit');
  const ofDeposits = (document: IssuedDocument): boolean => document.invoice.typeCode === '503';
  const invoices = standing.filter(({ kind }) => kind === 'invoice' || kind === 'corrective');
  const credits = standing.filter((document) => document.kind === 'creditNote' && !ofDeposits(document));
  return {
    invoiced: addEntries(invoices),
    credited: addEntries(credits),
    withdrawn: addEntries(credits.filter(({ part }) => part.startsWith('edit-'))),
    held: heldAfter([...invoices, ...credits].toSorted((a, b) => standing.indexOf(a) - standing.indexOf(b))),
    invoicedGroups: addGroups(invoices),
    creditedGroups: addGroups(credits),
    invoicedTotal: totalOf(invoices),
    creditedTotal: totalOf(credits),
    settled: Decimal.sum(invoices.map(({ invoice }) => invoice.totals.paidAmount ?? Decimal.ZERO)),
    invoices,
    deposits,
    depositLeft: (deposit) =>
      payable(deposit).minus(
        totalOf(issued.filter((document) => ofDeposits(document) && document.part === `deposit-${deposit.part}`)),
      ),
    has: (kind, part) => keys.has(`${kind}:${part}`),
  };
}

/** A line of an issued VAT breakdown (BG-23), as a plan holds it. */
export function vatGroupOf(group: VatBreakdown): VatGroup {
  return {
    category: group.categoryCode,
    rate: group.rate,
    base: group.taxableAmount,
    vat: group.taxAmount,
    reasonCode: group.exemptionReasonCode,
    reasonText: group.exemptionReasonText,
  };
}

/** What a document asks for before payments: BT-112 + BT-114. */
export function payable({ invoice }: Pick<IssuedDocument, 'invoice'>): Decimal {
  const { totals } = invoice;
  return totals.totalWithVat.plus(totals.roundingAmount ?? Decimal.ZERO);
}

function totalOf(documents: readonly IssuedDocument[]): Decimal {
  return Decimal.sum(documents.map(payable));
}

function addEntries(documents: readonly IssuedDocument[]): Map<string, Documented> {
  const sums = new Map<string, Documented>();
  for (const entry of documents.flatMap(({ coverage }) => coverage.entries)) {
    const sum = sums.get(entry.ref);
    sums.set(entry.ref, {
      entry,
      quantity: entry.quantity.plus(sum?.quantity ?? Decimal.ZERO),
      net: entry.net.plus(sum?.net ?? Decimal.ZERO),
      discount: entry.discount.plus(sum?.discount ?? Decimal.ZERO),
      gross: entry.gross.plus(sum?.gross ?? Decimal.ZERO),
    });
  }
  return sums;
}

function addGroups(documents: readonly IssuedDocument[]): Map<string, DocumentedGroup> {
  const sums = new Map<string, DocumentedGroup>();
  for (const group of documents.flatMap(({ invoice }) => invoice.vatBreakdown)) {
    const key = treatmentKey({ category: group.categoryCode, rate: group.rate });
    const sum = sums.get(key);
    sums.set(key, {
      base: group.taxableAmount.plus(sum?.base ?? Decimal.ZERO),
      vat: group.taxAmount.plus(sum?.vat ?? Decimal.ZERO),
    });
  }
  return sums;
}
