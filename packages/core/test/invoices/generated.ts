import { Decimal, invoice, type Invoice, type VatCategoryCode } from '../../src/model/index.ts';
import { lawfulInvoice } from './lawful.ts';

const KINDS: readonly { typeCode: string; change?: (draft: Invoice) => void }[] = [
  { typeCode: '380' },
  {
    typeCode: '381',
    change: (draft) => void (draft.precedingInvoiceReferences = [{ number: 'F2026-00001', issueDate: '2026-10-01' }]),
  },
  { typeCode: '386' },
  {
    typeCode: '384',
    change: (draft) => void (draft.precedingInvoiceReferences = [{ number: 'F2026-00001', issueDate: '2026-10-01' }]),
  },
  {
    typeCode: '503',
    change: (draft) => void (draft.precedingInvoiceReferences = [{ number: 'D2026-00001', issueDate: '2026-10-01' }]),
  },
];
const CATEGORIES: readonly VatCategoryCode[] = ['S', 'S', 'S', 'Z', 'E', 'AE', 'K', 'G', 'O'];
const RATES = ['20', '10', '5.5', '2.1'];

/** A lawful invoice, different for every seed: its type, category, number of lines, prices, quantities, allowances and charges. */
export function generatedInvoice(seed: number): Invoice {
  const next = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[next(items.length)] as T;
  const category = pick(CATEGORIES);
  const draft = lawfulInvoice(category);
  const rate = () =>
    category === 'S' ? { vatRate: Decimal.of(pick(RATES)) } : category === 'O' ? {} : { vatRate: Decimal.ZERO };
  const kind = pick(KINDS);
  draft.typeCode = kind.typeCode;
  draft.number = `X${seed}`;
  kind.change?.(draft);
  draft.lines = Array.from({ length: 1 + next(12) }, (_, index) => lineOf(index, category, rate().vatRate, next));
  draft.allowances = Array.from({ length: next(3) }, () => ({
    amount: cents(1 + next(900)),
    vatCategoryCode: category,
    ...rate(),
    reason: 'Remise',
  }));
  draft.charges = Array.from({ length: next(3) }, () => ({
    amount: cents(1 + next(2_000)),
    vatCategoryCode: category,
    ...rate(),
    reason: 'Livraison',
    reasonCode: 'FC',
  }));
  return invoice.parse(JSON.parse(JSON.stringify(totalled(draft, category, next))));
}

function lineOf(
  index: number,
  category: VatCategoryCode,
  rate: Decimal | undefined,
  next: (below: number) => number,
): Invoice['lines'][number] {
  const quantity = Decimal.fromUnits(BigInt(1 + next(20_000)), next(4));
  const netPrice = Decimal.fromUnits(BigInt(next(1_000_000)), 2 + next(3));
  const allowance = next(3) === 0 ? [{ amount: cents(1 + next(50)), reason: 'Fin de série' }] : undefined;
  const charge = next(3) === 0 ? [{ amount: cents(1 + next(50)), reasonCode: 'AEO' }] : undefined;
  const netAmount = quantity
    .times(netPrice)
    .round(2)
    .minus(allowance?.[0]?.amount ?? Decimal.ZERO)
    .plus(charge?.[0]?.amount ?? Decimal.ZERO);
  return {
    identifier: `${index + 1}`,
    invoicedQuantity: quantity,
    invoicedQuantityUnitCode: 'C62',
    netAmount,
    allowances: allowance,
    charges: charge,
    price: { netPrice },
    vat: { categoryCode: category, rate },
    item: { name: `Article ${index + 1}` },
  };
}

function totalled(draft: Invoice, category: VatCategoryCode, next: (below: number) => number): Invoice {
  const { allowances = [], charges = [], lines } = draft;
  const bases = new Map<string, Decimal>();
  const add = (rate: Decimal | undefined, amount: Decimal) =>
    bases.set(
      rate?.trimmed().toString() ?? '',
      (bases.get(rate?.trimmed().toString() ?? '') ?? Decimal.ZERO).plus(amount),
    );
  for (const line of lines) add(line.vat.rate, line.netAmount);
  for (const item of allowances) add(item.vatRate, item.amount.negated());
  for (const item of charges) add(item.vatRate, item.amount);
  const reason = draft.vatBreakdown[0]?.exemptionReasonCode;
  const vatBreakdown = [...bases].map(([rate, taxableAmount]) => ({
    taxableAmount,
    categoryCode: category,
    taxAmount: taxableAmount.times(Decimal.of(rate || '0')).dividedBy(Decimal.HUNDRED, 2),
    ...(rate === '' ? {} : { rate: Decimal.of(rate) }),
    ...(reason === undefined ? {} : { exemptionReasonCode: reason }),
  }));
  const sumOfLineNetAmounts = Decimal.sum(lines.map((line) => line.netAmount));
  const sumOfAllowances = Decimal.sum(allowances.map((item) => item.amount));
  const sumOfCharges = Decimal.sum(charges.map((item) => item.amount));
  const totalWithoutVat = sumOfLineNetAmounts.minus(sumOfAllowances).plus(sumOfCharges);
  const totalVat = Decimal.sum(vatBreakdown.map((row) => row.taxAmount));
  const totalWithVat = totalWithoutVat.plus(totalVat);
  const paidAmount = next(2) === 0 ? cents(next(500)) : Decimal.ZERO;
  const totals = {
    sumOfLineNetAmounts,
    sumOfAllowances,
    sumOfCharges,
    totalWithoutVat,
    totalVat,
    totalWithVat,
    paidAmount,
    amountDueForPayment: totalWithVat.minus(paidAmount),
  };
  return { ...draft, vatBreakdown, totals };
}

const cents = (amount: number): Decimal => Decimal.fromUnits(BigInt(amount), 2);

/** Mulberry32: small, seeded, the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
