import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { payable } from '../billing/index.ts';
import { draftOffline } from '../flow/index.ts';
import { E_INVOICE_FORMATS, invoiceSyntax } from '../formats/index.ts';
import { languageFor, writePdf, type Language } from '../formats/pdf/index.ts';
import {
  dayIn,
  isoDate,
  ok,
  parseOrder,
  systemClock,
  type EInvoiceFormat,
  type Invoice,
  type IsoDate,
  type MerchantSettings,
  type Result,
} from '../model/index.ts';
import { cannotRun, done, refusedBecause, type Outcome } from './outcome.ts';
import type { GlobalOptions, InvoiceOptions } from './options.ts';
import { readJsonInput } from './read-input.ts';
import { settingsFrom } from './settings-file.ts';

/** Order and settings in, documents out: no database, nothing kept. */
export async function invoiceFile(_global: GlobalOptions, file: string, options: InvoiceOptions): Promise<Outcome> {
  const settings = settingsFrom(await readJsonInput(options.settings));
  if (!settings.ok) return refusedBecause(settings.problems);
  const order = parseOrder(await readJsonInput(file));
  if (!order.ok) return refusedBecause(order.problems);
  const issueDate = issueDateOf(options.date, settings.value);
  const invoices = await draftOffline(order.value, settings.value, {
    issueDate,
    ...(options.number !== undefined && { number: options.number }),
  });
  if (!invoices.ok) return refusedBecause(invoices.problems);
  if (invoices.value.length === 0)
    return done({ ok: true, documents: [] }, 'Nothing is due for this order yet, so there is no document.');
  const language = languageFor(order.value.buyer.language ?? order.value.buyer.billingAddress?.countryCode);
  const documents: WrittenDocument[] = [];
  for (const { invoice, format } of invoices.value) {
    const files = await filesOf(invoice, format, language);
    if (!files.ok) return refusedBecause(files.problems);
    documents.push(await written(invoice, files.value, options.output));
  }
  return done({ ok: true, documents }, documents.map(summary).join('\n'));
}

function issueDateOf(given: string | undefined, settings: MerchantSettings): IsoDate {
  if (given === undefined) return dayIn(settings.timeZone, systemClock.now());
  const parsed = isoDate.safeParse(given);
  if (parsed.success) return parsed.data;
  throw cannotRun('DATE_INVALID', `${given} is not a day.`, 'Write it as YYYY-MM-DD.');
}

interface DocumentFile {
  readonly extension: 'xml' | 'pdf' | 'json';
  readonly content: Uint8Array | string;
}

async function filesOf(
  invoice: Invoice,
  format: EInvoiceFormat,
  language: Language,
): Promise<Result<readonly DocumentFile[]>> {
  const xml = invoiceSyntax(E_INVOICE_FORMATS[format].syntax).write(invoice);
  if (!xml.ok) return xml;
  return ok([
    { extension: 'xml', content: xml.value.bytes },
    { extension: 'pdf', content: await writePdf(invoice, { language }) },
    { extension: 'json', content: `${JSON.stringify(invoice, undefined, 2)}\n` },
  ]);
}

interface WrittenDocument {
  readonly number: string;
  readonly typeCode: string;
  readonly issueDate: IsoDate;
  readonly currency: string;
  /** BT-112 */
  readonly total: string;
  /** BT-115 */
  readonly due: string;
  readonly files: readonly string[];
}

async function written(invoice: Invoice, files: readonly DocumentFile[], dir: string): Promise<WrittenDocument> {
  const paths: string[] = [];
  await mkdir(dir, { recursive: true });
  for (const { extension, content } of files) {
    // A number may hold a slash (BR-FR-02); a file name may not.
    const path = join(dir, `${invoice.number.replace(/[^A-Za-z0-9+_-]/g, '_')}.${extension}`);
    await writeFile(path, content);
    paths.push(path);
  }
  return {
    number: invoice.number,
    typeCode: invoice.typeCode,
    issueDate: invoice.issueDate,
    currency: invoice.currencyCode,
    total: payable({ invoice }).toString(),
    due: invoice.totals.amountDueForPayment.toString(),
    files: paths,
  };
}

function summary({ number, issueDate, currency, total, due, files }: WrittenDocument): string {
  return `${number}  ${issueDate}  ${total} ${currency}, due ${due}\n${files.map((file) => `  ${file}`).join('\n')}`;
}
