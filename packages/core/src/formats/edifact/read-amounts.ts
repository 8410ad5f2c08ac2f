import { present, some } from '../../xml/index.ts';
import type { Group } from './groups.ts';
import type { MessageReading } from './message-reading.ts';
import { component, type Segment } from './segments.ts';
import { joinedPieces } from './texts.ts';

/** The amount of a MOA with one of those qualifiers, in that order of preference. */
export function amountOf(reading: MessageReading, segments: readonly Segment[], ...qualifiers: readonly string[]) {
  return reading.number(reading.first(segments, 'MOA', ...qualifiers), 0, 1);
}

/** The VAT category and rate of a TAX. An old message may leave the category out: then a rate above nought is the standard category. */
export function readVat(reading: MessageReading, tax: Segment | undefined) {
  const rate = reading.number(tax, 4, 3);
  const category = reading.code(tax, 5);
  if (tax === undefined || category !== undefined || !/[1-9]/.test(rate ?? '')) return { category, rate };
  reading.warn(tax, 'The VAT category is not said: with a rate above 0 it is read as S.');
  return { category: 'S', rate };
}

export function vatOf(reading: MessageReading, segments: readonly Segment[]) {
  const taxes = segments.filter(({ tag, elements }) => tag === 'TAX' && (elements[1]?.[0] ?? 'VAT') === 'VAT');
  return readVat(reading, taxes[0]);
}

/** BG-20 (`A`) or BG-21 (`C`) of the document. */
export function readDocumentAllowanceCharges(reading: MessageReading, kind: 'A' | 'C') {
  return some(
    reading.groups(reading.sections.header, 'ALC', kind).map((group) => {
      const vat = vatOf(reading, group.members);
      return present({ ...readAllowanceCharge(reading, group), vatCategoryCode: vat.category, vatRate: vat.rate });
    }),
  );
}

/** BG-27 (`A`) or BG-28 (`C`) of a line. */
export function readLineAllowanceCharges(reading: MessageReading, line: Group, kind: 'A' | 'C') {
  return some(reading.groups(line.groups, 'ALC', kind).map((group) => readAllowanceCharge(reading, group) ?? {}));
}

function readAllowanceCharge(reading: MessageReading, { head, members }: Group) {
  const [name = '', code] = reading.pieces(head, 1);
  const described = reading.pieces(head, 4, 3, 5);
  return present({
    amount: amountOf(reading, members, '204', '23', '8', '131'),
    baseAmount: amountOf(reading, members, '25'),
    percentage: reading.number(reading.first(members, 'PCD', '1', '2', '3', '12', '13'), 0, 1),
    reason: joinedPieces([name, ...described], 35, ' '),
    reasonCode: code || reading.text(head, 4, 0),
  });
}

/** MOA and TAX behind UNS: what no group of VAT holds, and the groups. */
export interface Summary {
  readonly amounts: readonly Segment[];
  readonly vat: readonly Group[];
}

export function summaryOf(reading: MessageReading): Summary {
  const { summary } = reading.sections;
  return {
    amounts: summary.filter(({ head }) => head.tag === 'MOA').map(({ head }) => head),
    vat: summary.filter(({ head }) => head.tag === 'TAX' && (component(head, 1) || 'VAT') === 'VAT'),
  };
}
