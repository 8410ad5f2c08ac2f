import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { present } from '../../xml/index.ts';
import type { Read, ReadWarning } from '../port.ts';
import { invoiceOf, type Terms } from '../invoice-of.ts';
import { LineTerms } from '../line-terms.ts';
import { type EnvelopeFault, type Interchange, type Message, problem, quoted, readInterchange } from './interchange.ts';
import { MessageReading } from './message-reading.ts';
import { readDocumentAllowanceCharges, summaryOf } from './read-amounts.ts';
import { readLine } from './read-line.ts';
import { readBuyer, readDeliverTo, readPayee, readSeller, readTaxRepresentative } from './read-party.ts';
import { readDueDate, readPaymentInstructions } from './read-payment.ts';
import {
  marked,
  readInvoicedObject,
  readNotes,
  readPaymentTerms,
  readPrecedingInvoices,
  readProcessControl,
  readReferences,
  readSupportingDocuments,
} from './read-references.ts';
import { readTotals, readVatBreakdown, type Taxed, TaxedSums, vatGroups } from './read-totals.ts';
import { component } from './segments.ts';

/**
 * INVOIC as an invoice: the binding of EN 16931 (D.14B, D.16B) and D.96A as EANCOM uses it. Refuses what {@link readInterchange} refuses,
 * `EDIFACT_NO_INVOICE`, `EDIFACT_SEVERAL_INVOICES` (use {@link readEdifactInvoices}), and terms that are missing or mistyped (`INVALID_TERM`).
 */
export function readEdifact(bytes: Uint8Array): Result<Read> {
  const interchange = readInterchange(bytes);
  if (!interchange.ok) return interchange;
  const invoices = interchange.value.messages.filter((message) => !isNoInvoice(message));
  if (invoices.length > 1) return refused(several(invoices.length));
  return readMessages(invoices, interchange.value)[0] ?? noInvoice();
}

/** Each invoice of an interchange, those that are refused too. Refuses what {@link readInterchange} refuses, and `EDIFACT_NO_INVOICE`. */
export function readEdifactInvoices(bytes: Uint8Array): Result<readonly Result<Read>[]> {
  const interchange = readInterchange(bytes);
  if (!interchange.ok) return interchange;
  const invoices = interchange.value.messages.filter((message) => !isNoInvoice(message));
  return invoices.length === 0 ? noInvoice() : ok(readMessages(invoices, interchange.value));
}

const noInvoice = () => refused(problem('NO_INVOICE', 'The interchange holds no INVOIC message.'));

const several = (count: number): Problem => ({
  ...problem('SEVERAL_INVOICES', `The interchange holds ${count} invoices.`),
  advice: 'Split the file so that each invoice stands alone, or ask the sender for one invoice in a file.',
});

/** The first invoice carries what is to be said of the whole interchange. */
function readMessages(messages: readonly Message[], interchange: Interchange): Result<Read>[] {
  const faults = Map.groupBy(interchange.faults, ({ code, segment }) => (OF_A_MESSAGE.has(code) ? segment : 0));
  const general = [...(faults.get(0) ?? []).map(warningOf), ...interchange.messages.filter(isNoInvoice).map(unread)];
  return messages.map((message, index) => {
    const read = termsIn(message, interchange);
    const own = (faults.get(message.segments.at(-1)?.number ?? 0) ?? []).map(warningOf);
    return invoiceOf({ ...read, warnings: [...(index === 0 ? general : []), ...own, ...read.warnings] });
  });
}

function termsIn(message: Message, { separators, size }: Interchange): Terms {
  const reading = new MessageReading(message, separators);
  const sums = new TaxedSums();
  const lines = new LineTerms(linesOf(reading, sums), size);
  if (sums.isExcessive) lines.excess ??= TOO_MANY_RATES;
  return { terms: termsOf(reading, sums), lines, warnings: reading.warnings(), size };
}

const TOO_MANY_RATES = { path: ['lines'], message: 'there are more VAT rates than in any invoice' };

/** The lines, up to too many VAT rates; what they add to the taxable amounts is put into `sums`. */
function* linesOf(reading: MessageReading, sums: TaxedSums): Generator<unknown> {
  for (const group of reading.sections.lines) {
    const line = readLine(reading, group);
    sums.add({ amount: line?.netAmount, category: line?.vat?.categoryCode, rate: line?.vat?.rate });
    yield line;
    if (sums.isExcessive) return;
  }
}

/** Faults whose segment is the UNT of the message they are about. */
const OF_A_MESSAGE = new Set<EnvelopeFault['code']>(['SEGMENT_COUNT_DIFFERS', 'MESSAGE_REFERENCE_DIFFERS']);

const warningOf = ({ segment, message }: EnvelopeFault): ReadWarning => ({ location: `segment ${segment}`, message });

const isNoInvoice = ({ type }: Message): boolean => type !== 'INVOIC';

const unread = ({ type, segments }: Message): ReadWarning => ({
  location: `segment ${segments.at(0)?.number}`,
  message: `The message ${quoted(type)} is no invoice and is not read.`,
});

/** `lines`: what the lines add to the taxable amounts. */
function termsOf(reading: MessageReading, lines: TaxedSums) {
  const { single, header } = reading.sections;
  const begin = reading.first(single, 'BGM');
  const currencies = reading.groups(header, 'CUX').map(({ head }) => head);
  const currency = currencies.find((segment) => component(segment, 0) === '2') ?? currencies[0];
  const accountingCurrency =
    reading.code(currency, 1, 1) ??
    reading.code(
      currencies.find((segment) => component(segment, 0) === '3'),
      0,
      1,
    );
  const date = (...qualifiers: string[]) => reading.date(reading.first(single, 'DTM', ...qualifiers));
  const allowances = readDocumentAllowanceCharges(reading, 'A');
  const charges = readDocumentAllowanceCharges(reading, 'C');
  const parts = {
    lines,
    allowances: new TaxedSums(allowances?.map(taxed)),
    charges: new TaxedSums(charges?.map(taxed)),
  };
  const summary = summaryOf(reading);
  const vat = vatGroups(reading, summary, parts);
  return present({
    number: reading.text(begin, 1),
    typeCode: reading.code(begin, 0),
    issueDate: date('137', '3'),
    currencyCode: reading.code(currency, 0, 1),
    vatAccountingCurrencyCode: accountingCurrency,
    vatPointDate: date('131'),
    vatPointDateCode: reading.freeText(marked(reading, reading.directory.marks.vatPointDateCode)[0]),
    paymentDueDate: readDueDate(reading),
    ...readReferences(reading),
    invoicedObjectIdentifier: readInvoicedObject(reading),
    paymentTerms: readPaymentTerms(reading),
    notes: readNotes(reading),
    processControl: readProcessControl(reading),
    precedingInvoiceReferences: readPrecedingInvoices(reading),
    seller: readSeller(reading),
    buyer: readBuyer(reading),
    payee: readPayee(reading),
    sellerTaxRepresentative: readTaxRepresentative(reading),
    deliveryInformation: present({
      ...readDeliverTo(reading),
      actualDeliveryDate: date('35', '11'),
      invoicingPeriod: present({ startDate: date('167'), endDate: date('168') }),
    }),
    paymentInstructions: readPaymentInstructions(reading),
    allowances,
    charges,
    totals: readTotals(reading, summary, parts, vat, accountingCurrency),
    vatBreakdown: readVatBreakdown(reading, vat),
    supportingDocuments: readSupportingDocuments(reading),
  });
}

type AllowanceCharges = NonNullable<ReturnType<typeof readDocumentAllowanceCharges>>;

const taxed = (item: AllowanceCharges[number]): Taxed => ({
  amount: item?.amount,
  category: item?.vatCategoryCode,
  rate: item?.vatRate,
});
