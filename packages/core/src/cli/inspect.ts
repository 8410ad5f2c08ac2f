import type { Read, Format } from '../formats/index.ts';
import type { Invoice } from '../model/index.ts';
import { openInvoice } from './open-invoice.ts';
import type { GlobalOptions } from './options.ts';
import { done, type Outcome, refusedBecause } from './outcome.ts';
import { table } from './text.ts';

/** What a file is and says: for a person who got it from somebody. */
export async function inspectFile(_global: GlobalOptions, file: string): Promise<Outcome> {
  const { format, read } = await openInvoice(file);
  if (!read.ok) {
    const refusal = refusedBecause(read.problems);
    return { ...refusal, json: { ok: false, ...format, problems: read.problems }, text: kindOf(format) };
  }
  const { invoice, warnings } = read.value;
  return done({ ok: true, ...format, invoice, warnings }, textOf(format, read.value));
}

const kindOf = ({ syntax, profile, specification, root }: Format): string =>
  [syntax, profile ?? specification ?? root].filter((part) => part !== undefined).join(', ');

function textOf(format: Format, { invoice, warnings }: Read): string {
  return [
    kindOf(format),
    '',
    table(['term', 'value'], factsOf(invoice)),
    '',
    table(['line', 'quantity', 'unit', 'net price', 'VAT', 'net amount', 'item'], invoice.lines.map(lineOf)),
    ...(warnings.length === 0 ? [] : ['', ...warnings.map(({ location, message }) => `${location}: ${message}`)]),
  ].join('\n');
}

function factsOf({
  number,
  typeCode,
  issueDate,
  paymentDueDate,
  currencyCode,
  seller,
  buyer,
  totals,
}: Invoice): string[][] {
  return [
    ['number (BT-1)', number],
    ['type (BT-3)', typeCode],
    ['issued (BT-2)', issueDate],
    ['due (BT-9)', paymentDueDate ?? '–'],
    ['seller (BT-27)', [seller.name, seller.vatIdentifier].filter(Boolean).join(', ')],
    ['buyer (BT-44)', [buyer.name, buyer.vatIdentifier].filter(Boolean).join(', ')],
    ['currency (BT-5)', currencyCode],
    ['without VAT (BT-109)', totals.totalWithoutVat.toString()],
    ['VAT (BT-110)', totals.totalVat?.toString() ?? '–'],
    ['with VAT (BT-112)', totals.totalWithVat.toString()],
    ['to pay (BT-115)', totals.amountDueForPayment.toString()],
  ];
}

function lineOf({
  identifier,
  invoicedQuantity,
  invoicedQuantityUnitCode,
  price,
  vat,
  netAmount,
  item,
}: Invoice['lines'][number]) {
  return [
    identifier,
    invoicedQuantity.toString(),
    invoicedQuantityUnitCode,
    price.netPrice.toString(),
    `${vat.categoryCode} ${vat.rate?.toString() ?? ''}`.trim(),
    netAmount.toString(),
    item.name,
  ];
}
