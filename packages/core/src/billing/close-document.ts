import { Decimal } from '../model/index.ts';
import { apportion } from './apportion.ts';
import type { CoverageEntry, VatGroup } from './document.ts';
import type { DocumentedGroup } from './ledger.ts';
import { treatmentKey, vatOf } from './vat-group.ts';

/** What earlier documents of the same chain already carry, per VAT rate; a chain is an order's invoices, or its credit notes. */
export interface Chain {
  readonly before: ReadonlyMap<string, DocumentedGroup>;
  /** For credit notes: what was invoiced, which the chain may reach but never pass. */
  readonly whole?: ReadonlyMap<string, DocumentedGroup>;
}

/** A document in figures: VAT per rate, the rounding that is left, and entries whose gross sums to the total. */
export interface Closed {
  readonly entries: readonly CoverageEntry[];
  readonly vat: readonly VatGroup[];
  readonly rounding: Decimal;
  /** BT-112 + BT-114 */
  readonly total: Decimal;
}

/**
 * Rounds the VAT of a document over its whole chain: VAT so far, rounded, less VAT before. The first document of a chain, and every
 * document that is the only one, has exactly base times rate (BR-CO-17); a later one differs by less than a cent, within every
 * validator's tolerance, and in return the parts of an order sum to the whole and an invoice and its credit notes cancel exactly. VAT that
 * the shop has said needs no rounding: it adds up as it is.
 */
export function closeDocument(entries: readonly CoverageEntry[], chain: Chain, decimals: number): Closed {
  const groups = [...Map.groupBy(entries, treatmentKey)];
  const parts = groups.map(([key, group]) => closeGroup(key, group, chain, decimals));
  const closed = new Map(
    groups.flatMap(([, group], at) => group.map((entry, index) => [entry, parts[at]?.entries[index]] as const)),
  );
  const vat = parts.map((part) => part.group);
  const total = Decimal.sum(parts.flatMap((part) => part.entries.map((entry) => entry.gross))).round(decimals);
  const exact = Decimal.sum(vat.map((group) => group.base.plus(group.vat)));
  return {
    entries: entries.flatMap((entry) => closed.get(entry) ?? []),
    vat,
    rounding: total.minus(exact).round(decimals),
    total,
  };
}

function closeGroup(
  key: string,
  entries: readonly CoverageEntry[],
  chain: Chain,
  decimals: number,
): { entries: readonly CoverageEntry[]; group: VatGroup } {
  const [first] = entries;
  const finals = entries.map((entry) => entry.net.minus(entry.discount));
  const base = Decimal.sum(finals).round(decimals);
  const rate = first?.rate ?? Decimal.ZERO;
  const before = chain.before.get(key) ?? NOTHING;
  const whole = chain.whole?.get(key);
  const closes = whole !== undefined && before.base.plus(base).equals(whole.base);
  const until = closes ? whole.vat : vatOf(before.base.plus(base), rate, decimals);
  // What the shop said of earlier parts may be off its rate by a cent per line; a part without such word is not to make up for that.
  const behind = closes ? before.vat : vatOf(before.base, rate, decimals);
  const isSaid = entries.every((entry) => entry.vatSaid === true);
  const vat = isSaid
    ? Decimal.sum(entries.map((entry) => entry.gross))
        .minus(base)
        .round(decimals)
    : until.minus(behind).round(decimals);
  const codes = new Set(entries.flatMap((entry) => entry.reasonCode ?? []));
  const texts = new Set(entries.flatMap((entry) => entry.reasonText ?? []));
  return {
    entries:
      isSaid || entries.some((entry) => entry.includesTax)
        ? entries
        : withGross(entries, finals, apportion(vat, finals, decimals)),
    group: {
      category: first?.category ?? 'S',
      rate: first?.rate,
      base,
      vat,
      ...(codes.size === 1 && { reasonCode: [...codes][0] }),
      ...(texts.size > 0 && { reasonText: [...texts].join('; ') }),
    },
  };
}

const NOTHING: DocumentedGroup = { base: Decimal.ZERO, vat: Decimal.ZERO };

function withGross(
  entries: readonly CoverageEntry[],
  finals: readonly Decimal[],
  vat: readonly Decimal[],
): CoverageEntry[] {
  return entries.map((entry, index) => ({
    ...entry,
    gross: (finals[index] ?? Decimal.ZERO).plus(vat[index] ?? Decimal.ZERO),
  }));
}
