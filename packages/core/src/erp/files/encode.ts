import { stringify } from 'csv-stringify/sync';
import { XMLBuilder } from 'fast-xml-parser';
import type { Decimal } from '../../model/index.ts';
import type { Outgoing } from './documents.ts';

export type FileFormat = 'csv' | 'json' | 'xml';

/** The columns of an order in CSV, one row per line of the order; what belongs to the whole order is repeated on each. */
export const CSV_COLUMNS = [
  'version',
  'kind',
  'ext',
  'number',
  'placedOn',
  'customerKey',
  'customerName',
  'customerEmail',
  'customerVatNumber',
  'customerSiren',
  'billingLine1',
  'billingLine2',
  'billingLine3',
  'billingPostCode',
  'billingCity',
  'billingCountry',
  'deliveryLine1',
  'deliveryLine2',
  'deliveryLine3',
  'deliveryPostCode',
  'deliveryCity',
  'deliveryCountry',
  'paymentDays',
  'order',
  'invoiceId',
  'reason',
  'date',
  'total',
  'tax',
  'currency',
  'lineKind',
  'sku',
  'name',
  'quantity',
  'unitCode',
  'listPrice',
  'net',
  'vatRate',
] as const;
type Column = (typeof CSV_COLUMNS)[number];

/** The bytes of one file. */
export function encode(document: Outgoing, format: FileFormat): string {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  return format === 'xml' ? xml(document) : csv(document);
}

const builder = new XMLBuilder({ format: true, ignoreAttributes: false, suppressEmptyNode: true });

function xml({ lines, version, ...document }: Outgoing): string {
  const plain: unknown = JSON.parse(JSON.stringify({ ...document, ...(lines && { lines: { line: lines } }) }));
  const root = {
    record: { '@_xmlns': 'urn:quittance:erp-file:1', '@_version': String(version), ...withoutControls(plain) },
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;
}

/** XML 1.0 has no place for control characters, not even escaped ones. */
function withoutControls(value: unknown): object {
  const cleaned: unknown = JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? part.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '') : part,
  );
  return typeof cleaned === 'object' && cleaned !== null ? cleaned : {};
}

function csv(document: Outgoing): string {
  const { lines = [], customer, billingAddress: billing, deliveryAddress: delivery } = document;
  const head = {
    ...document,
    customerKey: customer?.key,
    customerName: customer?.name,
    customerEmail: customer?.email,
    customerVatNumber: customer?.vatNumber,
    customerSiren: customer?.siren,
    billingLine1: billing?.line1,
    billingLine2: billing?.line2,
    billingLine3: billing?.line3,
    billingPostCode: billing?.postCode,
    billingCity: billing?.city,
    billingCountry: billing?.countryCode,
    deliveryLine1: delivery?.line1,
    deliveryLine2: delivery?.line2,
    deliveryLine3: delivery?.line3,
    deliveryPostCode: delivery?.postCode,
    deliveryCity: delivery?.city,
    deliveryCountry: delivery?.countryCode,
  };
  const rows =
    lines.length === 0 ? [head] : lines.map(({ kind: lineKind, ...line }) => ({ ...head, ...line, lineKind }));
  const cells = rows.map((row) => CSV_COLUMNS.map((column) => cell(column, row)));
  return stringify([CSV_COLUMNS, ...cells], { record_delimiter: '\r\n', quoted_match: /^\s|\s$/ });
}

/** Only these hold text that people typed; all others are numbers, dates and codes of ours. */
const FREE_TEXT: ReadonlySet<string> = new Set(
  CSV_COLUMNS.filter((column) =>
    /^(number|reason|sku|name|invoiceId|customer(Name|Email|VatNumber|Siren)|(billing|delivery)(Line\d|PostCode|City))$/.test(
      column,
    ),
  ),
);

/** A spreadsheet runs a cell that starts with `=`, `+`, `-` or `@`: an apostrophe makes it text again (OWASP CSV injection). */
function cell(column: Column, row: Readonly<Partial<Record<Column, string | number | Decimal | undefined>>>): string {
  const value = row[column];
  const text = value === undefined ? '' : value.toString();
  return FREE_TEXT.has(column) && /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
