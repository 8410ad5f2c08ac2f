import { Decimal } from '../../model/index.ts';
import { present } from '../../xml/index.ts';
import type { MessageReading } from './message-reading.ts';
import { amountOf, readVat, type Summary } from './read-amounts.ts';
import { marked } from './read-references.ts';
import { component } from './segments.ts';
import { joinedPieces } from './texts.ts';

/** What a line, an allowance or a charge adds to the taxable amount of its VAT category and rate. */
export interface Taxed {
  readonly amount: string | undefined;
  readonly category: string | undefined;
  readonly rate: string | undefined;
}

type Amount = Decimal | undefined;

/** The sum, unless a part of it is unknown. */
function sum(parts: readonly Amount[]): Amount {
  return parts.every((part) => part !== undefined) ? Decimal.sum(parts) : undefined;
}

const parsed = (text: string | undefined): Amount => (text === undefined ? undefined : Decimal.parse(text));
const orZero = (amount: Amount): Decimal => amount ?? Decimal.ZERO;

/** A VAT category and rate. */
type Rated = Pick<Taxed, 'category' | 'rate'>;

/** VAT categories and rates. An invoice has a handful. */
const MOST_RATES = 1_000;

/** Amounts summed while they are read: of very many lines they would take more memory than the lines. A sum is `undefined` if a part of it is. */
export class TaxedSums {
  total: Amount = Decimal.ZERO;
  isEmpty = true;
  readonly #sums = new Map<string, Rated & { sum: Amount }>();

  constructor(items: readonly Taxed[] = []) {
    for (const item of items) this.add(item);
  }

  add({ amount, category, rate }: Taxed): void {
    const added = parsed(amount);
    this.isEmpty = false;
    this.total = added && this.total?.plus(added);
    const key = keyOf({ category, rate });
    const group = this.#sums.get(key);
    if (group === undefined) this.#sums.set(key, { category, rate, sum: added });
    else group.sum = added && group.sum?.plus(added);
  }

  /** Whether there are more VAT rates than in any invoice. */
  get isExcessive(): boolean {
    return this.#sums.size > MOST_RATES;
  }

  /** As they were met. */
  get rates(): Iterable<readonly [key: string, Rated]> {
    return this.#sums;
  }

  /** Nought where there is nothing of it. */
  of(rated: Rated): Amount {
    const group = this.#sums.get(keyOf(rated));
    return group === undefined ? Decimal.ZERO : group.sum;
  }
}

/** The amounts of lines, allowances and charges. */
export interface Parts {
  readonly lines: TaxedSums;
  readonly allowances: TaxedSums;
  readonly charges: TaxedSums;
}

/**
 * BG-22. What an older directory leaves out follows from the other amounts by the sums of EN 16931 (BR-CO-10 to BR-CO-16), exactly; what does
 * not follow stays absent, and the invoice is refused.
 */
export function readTotals(
  reading: MessageReading,
  { amounts }: Summary,
  parts: Parts,
  vat: readonly VatGroup[] | undefined,
  foreign: string | undefined,
) {
  const inAccounting =
    foreign === undefined
      ? undefined
      : amounts.find((segment) => component(segment, 0) === '176' && component(segment, 0, 2) === foreign);
  const own = amounts.filter((segment) => segment !== inAccounting);
  const read = (...qualifiers: string[]): Amount => parsed(amountOf(reading, own, ...qualifiers));
  const total = ({ isEmpty, total: all }: TaxedSums): Amount => (isEmpty ? undefined : all);

  const sumOfLineNetAmounts = read('79') ?? parts.lines.total;
  const sumOfAllowances = read('260') ?? (reading.directory.isBinding ? undefined : total(parts.allowances));
  const sumOfCharges = read('259') ?? (reading.directory.isBinding ? undefined : total(parts.charges));
  const totalWithoutVat = read('389', '125') ?? less(plus(sumOfLineNetAmounts, sumOfCharges), sumOfAllowances);
  const totalVat =
    read('176', '124') ??
    (vat === undefined || reading.directory.isBinding ? undefined : sum(vat.map(({ tax }) => tax)));
  const totalWithVat =
    read('388', '77', '86') ?? (totalVat === undefined ? undefined : plus(totalWithoutVat, totalVat));
  const paidAmount = read('113');
  const roundingAmount = read('366');
  const amountDueForPayment = read('9') ?? plus(less(totalWithVat, paidAmount), roundingAmount);
  // Other names of the same amounts, which say nothing new.
  for (const segment of own)
    if (['77', '86', '39', '128', '125', '124'].includes(component(segment, 0))) reading.take(segment);
  return present({
    sumOfLineNetAmounts,
    sumOfAllowances,
    sumOfCharges,
    totalWithoutVat,
    totalVat,
    totalVatInAccountingCurrency: reading.number(inAccounting, 0, 1),
    totalWithVat,
    paidAmount,
    roundingAmount,
    amountDueForPayment,
  });
}

const plus = (amount: Amount, other: Amount): Amount => amount?.plus(orZero(other));
const less = (amount: Amount, other: Amount): Amount => amount?.minus(orZero(other));

/** One group of BG-23, as far as it is known. */
export interface VatGroup {
  readonly taxable: Amount;
  readonly tax: Amount;
  readonly category: string | undefined;
  readonly rate: string | undefined;
}

/**
 * BG-23 as the message has it. Where it has none, or leaves amounts out, they follow from the lines when their tax, rounded to cents, is the
 * total of VAT that the message states; else `undefined`: which cent belongs to which rate is not ours to say. A message of the binding
 * without any has none.
 */
export function vatGroups(
  reading: MessageReading,
  { amounts, vat }: Summary,
  parts: Parts,
): readonly VatGroup[] | undefined {
  const written = vat.map(({ head, members }) => {
    const { category, rate } = readVat(reading, head);
    return {
      category,
      rate,
      taxable: parsed(amountOf(reading, members, '125')),
      tax: parsed(amountOf(reading, members, '124', '176')),
    };
  });
  const groups = written.length > 0 ? written : groupsOf(parts);
  if (groups.every(({ taxable, tax }) => taxable !== undefined && tax !== undefined)) return groups;
  const taxed = groups.map((group) => {
    const taxable = group.taxable ?? taxableAt(group, parts);
    const rate = group.rate === undefined ? undefined : parsed(group.rate);
    return {
      ...group,
      taxable,
      tax: group.tax ?? (taxable && rate ? taxable.times(rate).dividedBy(Decimal.HUNDRED, 2) : undefined),
    };
  });
  const stated = parsed(amountOf(reading, amounts, '176', '124'));
  const counted = sum(taxed.map(({ tax }) => tax));
  if (stated === undefined || counted === undefined || !stated.equals(counted))
    return reading.directory.isBinding && written.length === 0 ? [] : undefined;
  reading.warn(
    vat[0]?.head,
    'The VAT breakdown (BG-23) is worked out from the lines; its tax is the total that the message states.',
  );
  return taxed;
}

/** A group for each VAT category and rate of the lines, allowances and charges. */
function groupsOf({ lines, allowances, charges }: Parts): VatGroup[] {
  const met = new Map<string, Rated>();
  for (const { rates } of [lines, allowances, charges])
    for (const [key, rated] of rates) if (!met.has(key)) met.set(key, rated);
  return [...met.values()].map(({ category, rate }) => ({ category, rate, taxable: undefined, tax: undefined }));
}

/** The taxable amount of a VAT category and rate: lines and charges less allowances; `undefined` when one of them is unknown. */
function taxableAt(group: Rated, { lines, allowances, charges }: Parts): Amount {
  return sum([lines.of(group), charges.of(group), allowances.of(group)?.negated()]);
}

/** 20 and 20.00 are one rate. */
const keyOf = ({ category, rate }: Rated): string => `${category} ${parsed(rate)?.trimmed().toString()}`;

/** BG-23 with the reasons of exemption, which are written by the place of their group. */
export function readVatBreakdown(reading: MessageReading, groups: readonly VatGroup[] | undefined) {
  const { exemption } = reading.directory.marks;
  const reasons = new Map(
    marked(reading, exemption).map((text) => [Number(component(text, 2).slice(exemption[1].length)), text]),
  );
  return groups?.map(({ taxable, tax, category, rate }, index) => {
    const reason = reasons.get(index + 1);
    return present({
      taxableAmount: taxable,
      taxAmount: tax,
      categoryCode: category,
      rate,
      exemptionReasonCode: reading.text(reason, 3, 0),
      exemptionReasonText: joinedPieces(reading.pieces(reason, 3, 1), reading.directory.lengths.text, '\n'),
    });
  });
}
