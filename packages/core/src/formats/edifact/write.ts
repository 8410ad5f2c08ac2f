import { Decimal, type Invoice, ok, type Problem, refused, type Result } from '../../model/index.ts';
import type { Written } from '../port.ts';
import type { CharacterSet } from './characters.ts';
import { crowded } from './crowded.ts';
import { D14B, D96A, type Directory } from './directories.ts';
import { MessageWriter } from './message-writer.ts';
import { GLN_SCHEME } from './agencies.ts';
import { interchangeOf, type InterchangeParty } from './write-interchange.ts';
import { writeAllowanceCharge } from './write-allowance.ts';
import { writeLine } from './write-line.ts';
import { writeParties } from './write-party.ts';
import { writeReferences } from './write-references.ts';
import { writeTexts } from './write-texts.ts';
import { at, writeDate, writeVat } from './write-values.ts';

/**
 * The invoice as INVOIC D.14B in the binding of EN 16931, alone in an interchange in UTF-8. Sender, recipient, date and reference of the
 * interchange are those of the invoice, so that the same invoice gives the same bytes. Refuses `ILLEGAL_CHARACTER`: half a character.
 */
export function writeEdifact(invoice: Invoice): Result<Written> {
  return writeInvoic(invoice, D14B, 'UNOW');
}

/**
 * The invoice as INVOIC D.96A as EANCOM 1997 uses it, in ISO 8859-1. Refuses also `EDIFACT_CHARACTERS`: a character that has no other
 * spelling, `EDIFACT_NO_ROOM`: more groups than the message may have, and `EDIFACT_NO_VAT_BREAKDOWN`: readers would work it out from the lines.
 */
export function writeEdifactD96a(invoice: Invoice, characters: CharacterSet = 'UNOC'): Result<Written> {
  const full = invoice.vatBreakdown.length === 0 ? [NO_BREAKDOWN] : crowded(invoice);
  return full.length > 0 ? refused(...full) : writeInvoic(invoice, D96A, characters);
}

const NO_BREAKDOWN: Problem = {
  code: 'EDIFACT_NO_VAT_BREAKDOWN',
  message: 'The invoice has no VAT breakdown (BG-23), which a message of D.96A cannot leave out.',
  advice: 'Ask the sender for an invoice that says its VAT by category and rate, or write it in another format.',
  retry: 'after-fix',
  field: 'vatBreakdown',
};

function writeInvoic(invoice: Invoice, directory: Directory, characters: CharacterSet): Result<Written> {
  if (hasBrokenText(invoice)) return refused(...brokenTexts(invoice, '').slice(0, 100));
  const writer = new MessageWriter(directory, characters);
  const { number, issueDate, seller, buyer } = invoice;
  const envelope = {
    sender: addressOf(writer, seller),
    recipient: addressOf(writer, buyer),
    date: issueDate,
    time: '0000',
    reference: number,
    ...(directory.isBinding ? {} : { application: 'INVOIC' }),
  };
  const bytes = interchangeOf(writer, envelope, message(writer, invoice));
  return writer.problems.length > 0 ? refused(...writer.problems) : ok({ bytes, dropped: writer.dropped });
}

/** As they are written. */
interface Currencies {
  readonly invoiced: string | undefined;
  readonly accounting: string | undefined;
}

/** Writes the invoice part by part. */
function* message(writer: MessageWriter, invoice: Invoice): Generator<void> {
  const { currencyCode, vatAccountingCurrencyCode } = invoice;
  const currencies = {
    invoiced: writer.fit(currencyCode, 3, at('BT-5', 'currencyCode')),
    accounting: writer.fit(vatAccountingCurrencyCode, 3, at('BT-6', 'vatAccountingCurrencyCode')),
  };
  yield writeHeader(writer, invoice, currencies);
  for (const [index, line] of invoice.lines.entries()) yield writeLine(writer, line, index);
  yield* writeSummary(writer, invoice, currencies);
}

/** Where the party is reached: in the older networks by its GLN. */
function addressOf({ directory }: MessageWriter, party: Invoice['seller'] | Invoice['buyer']): InterchangeParty {
  const gln = party.identifiers?.find(({ scheme }) => scheme === GLN_SCHEME);
  if (!directory.isBinding && gln !== undefined) return { id: gln.value, qualifier: '14' };
  const { electronicAddress, vatIdentifier, name } = party;
  return { id: electronicAddress?.value ?? vatIdentifier ?? name, qualifier: electronicAddress?.scheme };
}

function writeHeader(writer: MessageWriter, invoice: Invoice, { invoiced, accounting }: Currencies): void {
  const { directory } = writer;
  writer.segment('UNH', '1', ['INVOIC', 'D', directory.release, 'UN', directory.association, directory.codeLists]);
  writer.segment(
    'BGM',
    writer.fit(invoice.typeCode, 3, at('BT-3', 'typeCode')),
    writer.fit(invoice.number, directory.lengths.number, at('BT-1', 'number')),
    directory.isBinding ? undefined : ORIGINAL,
  );
  const { invoicingPeriod: period, actualDeliveryDate } = invoice.deliveryInformation ?? {};
  writeDate(writer, '137', invoice.issueDate);
  writeDate(writer, '131', invoice.vatPointDate);
  writeDate(writer, '35', actualDeliveryDate);
  writeDate(writer, '167', period?.startDate);
  writeDate(writer, '168', period?.endDate);
  writeTexts(writer, invoice);
  writeReferences(writer, invoice);
  writeParties(writer, invoice);
  writer.segment(
    'CUX',
    ['2', invoiced, directory.isBinding ? undefined : INVOICING_CURRENCY],
    accounting === undefined ? undefined : ['3', accounting],
  );
  writePaymentTerms(writer, invoice);
  invoice.allowances?.forEach((item, index) =>
    writeAllowanceCharge(writer, 'A', item, at('BG-20', `allowances[${index}]`)),
  );
  invoice.charges?.forEach((item, index) => writeAllowanceCharge(writer, 'C', item, at('BG-21', `charges[${index}]`)));
}

/** 1225 */
const ORIGINAL = '9';
/** 6343 */
const INVOICING_CURRENCY = '4';

/** BT-9 and BT-81 stand in terms of their own, as the published examples have it. */
function writePaymentTerms(writer: MessageWriter, { paymentDueDate, paymentInstructions }: Invoice): void {
  const { terms } = writer.directory;
  if (paymentDueDate !== undefined) {
    writer.segment(terms, '1');
    writeDate(writer, '13', paymentDueDate);
  }
  if (paymentInstructions === undefined) return;
  const means = at('BT-81', 'paymentInstructions.paymentMeansTypeCode');
  writer.segment(terms, '1');
  writer.segment('PAI', [undefined, undefined, writer.fit(paymentInstructions.paymentMeansTypeCode, 3, means)]);
}

function* writeSummary(
  writer: MessageWriter,
  { lines, totals, vatBreakdown }: Invoice,
  { accounting }: Currencies,
): Generator<void> {
  const { totalWithoutVat, totalWithVat, roundingAmount } = writer.directory.totals;
  writer.segment('UNS', 'S');
  writer.segment('CNT', ['2', String(lines.length)]);
  const amounts = [
    ['79', totals.sumOfLineNetAmounts],
    ['260', totals.sumOfAllowances],
    ['259', totals.sumOfCharges],
    [totalWithoutVat, totals.totalWithoutVat],
    ['176', totals.totalVat],
    [totalWithVat, totals.totalWithVat],
    ['113', totals.paidAmount],
    [roundingAmount, totals.roundingAmount],
    ['9', totals.amountDueForPayment],
  ] as const;
  for (const [qualifier, amount] of amounts)
    if (qualifier !== undefined && amount !== undefined) writer.segment('MOA', [qualifier, amount]);
  if (roundingAmount === undefined && totals.roundingAmount !== undefined)
    writer.drop(at('BT-114', 'totals.roundingAmount'), 'The amount due has it in it; by itself it has no place.');
  const inAccounting = totals.totalVatInAccountingCurrency;
  if (inAccounting !== undefined && accounting !== undefined) writer.segment('MOA', ['176', inAccounting, accounting]);
  else if (inAccounting !== undefined)
    writer.drop(
      at('BT-111', 'totals.totalVatInAccountingCurrency'),
      'The amount needs the accounting currency (BT-6).',
    );
  for (const { categoryCode, rate, taxableAmount, taxAmount } of vatBreakdown) {
    writeVat(writer, categoryCode, rate);
    writer.segment('MOA', ['125', taxableAmount]);
    yield writer.segment('MOA', ['124', taxAmount]);
  }
}

/** Whether a text has half of a surrogate pair, which no encoding can hold. */
function hasBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return HALF_CHARACTER.test(value);
  if (typeof value !== 'object' || value === null || value instanceof Decimal) return false;
  return Object.values(value).some(hasBrokenText);
}

/** The fields of such texts. */
function brokenTexts(value: unknown, field: string): Problem[] {
  if (typeof value === 'string') return HALF_CHARACTER.test(value) ? [illegal(field)] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => brokenTexts(item, `${field}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => brokenTexts(inner, field === '' ? key : `${field}.${key}`));
}

const HALF_CHARACTER = /[\ud800-\udfff]/u;

const illegal = (field: string): Problem => ({
  code: 'ILLEGAL_CHARACTER',
  message: `${field} holds half a character, which no file can hold.`,
  advice: 'Type the text again in the shop or the ERP; it was cut in the middle of a character.',
  retry: 'after-fix',
  field,
});
